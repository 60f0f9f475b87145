"""check_failures.py PROGRAM: when the output cannot be written, status 3, one message, the old file as it was, no other."""

import os
import pathlib
import resource
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

import cvpdf  # noqa: E402
from cvpdf import check  # noqa: E402

PROFILE = "basics: {name: Ada Example}\n"


def call(program, folder, *arguments, status=3, says="", **more):
    more.setdefault("stdout", subprocess.PIPE)
    more.setdefault("stdin", subprocess.DEVNULL)
    done = subprocess.run([program, *map(str, arguments)], cwd=folder, stderr=subprocess.PIPE, env=cvpdf.environment(),
                          timeout=60, check=False, **more)
    errors = done.stderr.decode("utf-8")
    name = " ".join(map(str, arguments))
    check(done.returncode == status, f"`cvpdf {name}` ends with {done.returncode}, not {status}: {errors}")
    check(says in errors, f"`cvpdf {name}` says {errors!r}, not {says!r}")
    if status == 3:
        check(errors.count("error") - errors.count("1 error\n") == 1, f"one message: {errors}")
    return done


def limited():
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


def unwritable_places(program, folder):
    call(program, folder, "cv.yaml", "-o", "absent/cv.pdf", says="No such file or directory")
    call(program, folder, "cv.yaml", "-o", "cv.yaml/cv.pdf", says="Not a directory")
    (folder / "dir.pdf").mkdir()
    call(program, folder, "cv.yaml", "-o", "dir.pdf", says="Is a directory")
    (folder / "dir.pdf").rmdir()
    call(program, folder, "cv.yaml", "-o", "x" * 300 + ".pdf", says="File name too long")
    call(program, folder, "absent.yaml", "-o", "cv.pdf", says="No such file or directory")
    call(program, folder, ".", "-o", "cv.pdf", says="Is a directory")
    if os.geteuid() != 0:  # root may write everywhere
        locked = folder / "locked"
        locked.mkdir()
        (locked / "cv.pdf").write_bytes(b"old")
        locked.chmod(0o555)
        call(program, folder, "cv.yaml", "-o", "locked/cv.pdf", says="Permission denied")
        locked.chmod(0o755)
        check((locked / "cv.pdf").read_bytes() == b"old", "a file in a locked folder is as it was")
        (locked / "cv.pdf").unlink()
        locked.rmdir()


def full_disk(program, folder):
    call(program, folder, "cv.yaml", "-o", "old.pdf", says="File too large", preexec_fn=limited)
    call(program, folder, "cv.yaml", "-o", "fresh.pdf", says="File too large", preexec_fn=limited)
    check(not (folder / "fresh.pdf").exists(), "what could not be written is not begun")
    call(program, folder, "new", "made", says="File too large", preexec_fn=limited)
    check(list((folder / "made").iterdir()) == [], "a starter that does not fit is removed")
    (folder / "made").rmdir()
    if os.path.exists("/dev/full"):
        call(program, folder, "cv.yaml", "--dump=profile", "-o", "/dev/full", says="No space left on device")
        with open("/dev/full", "wb") as full:
            for arguments in (["cv.yaml", "-o", "-"], ["--help"], ["--version"], ["layouts"], ["fonts"], ["cv.yaml", "--dump=pages"]):
                call(program, folder, *arguments, stdout=full, says="No space left on device")


def overwriting_the_input(program, folder):
    call(program, folder, "cv.yaml", "--dump=profile", "-o", "cv.yaml", says="is the profile itself")
    os.symlink("cv.yaml", folder / "link.txt")
    call(program, folder, "cv.yaml", "-o", "link.txt", says="is the profile itself")
    (folder / "link.txt").unlink()
    os.link(folder / "cv.yaml", folder / "hard.txt")
    call(program, folder, "cv.yaml", "-o", "./hard.txt", says="is the profile itself")
    (folder / "hard.txt").unlink()


def closed_descriptors(program, folder):
    """Without standard output or input, no file that is opened later takes its place."""
    for arguments in (["cv.yaml", "-o", "-"], ["--version"], ["layouts"]):
        call(program, folder, *arguments, says="Bad file descriptor", stdout=None, preexec_fn=lambda: os.close(1))
    call(program, folder, "-", "-o", "x.pdf", says="Bad file descriptor", stdin=None, preexec_fn=lambda: os.close(0))
    done = subprocess.run(["/bin/sh", "-c", '"$0" broken.yaml -o broken.pdf 2>&-', program], cwd=folder, check=False,
                          stdout=subprocess.PIPE, timeout=60)
    check(done.returncode == 1 and done.stdout == b"", "without standard error the status is all that is said")


def broken_pipe(program, folder):
    for arguments in (["cv.yaml", "-o", "-"], ["--help"], ["cv.yaml", "--dump=pages"]):
        reader, writer = os.pipe()
        os.close(reader)
        call(program, folder, *arguments, says="Broken pipe", stdout=writer)
        os.close(writer)


def what_is_wrong_with_the_profile(program, folder):
    for extension in ("pdf", "txt"):
        call(program, folder, "broken.yaml", "-o", f"old.{extension}", status=1)
    call(program, folder, "cv.yaml", "-o", "old.pdf", "--layout=absent", status=1)
    call(program, folder, "cv.yaml", "-o", "old.docx", status=2)


def success_keeps_the_mode(program, folder):
    target = folder / "mode.pdf"
    target.write_bytes(b"old")
    target.chmod(0o640)
    call(program, folder, "cv.yaml", "-o", "mode.pdf", status=0)
    check(target.stat().st_mode & 0o7777 == 0o640, f"mode {target.stat().st_mode:o}")
    target.unlink()
    call(program, folder, "cv.yaml", "-o", "mode.pdf", status=0, preexec_fn=lambda: os.umask(0o027))
    check(target.stat().st_mode & 0o7777 == 0o640, f"umask: mode {target.stat().st_mode:o}")
    target.unlink()


def test(program):
    with tempfile.TemporaryDirectory() as path:
        folder = pathlib.Path(path)
        (folder / "cv.yaml").write_text(PROFILE, "utf-8")
        (folder / "broken.yaml").write_text("basics: {name: [}\n", "utf-8")
        for extension in ("pdf", "txt", "docx"):
            (folder / f"old.{extension}").write_bytes(b"old")
        before = sorted(folder.iterdir())
        for part in (unwritable_places, full_disk, overwriting_the_input, closed_descriptors, broken_pipe,
                     what_is_wrong_with_the_profile, success_keeps_the_mode):
            part(program, folder)
            check(sorted(folder.iterdir()) == before, f"{part.__name__} leaves {sorted(folder.iterdir())}")
            check((folder / "cv.yaml").read_text("utf-8") == PROFILE, f"{part.__name__} changes the profile")
            for extension in ("pdf", "txt", "docx"):
                check((folder / f"old.{extension}").read_bytes() == b"old", f"{part.__name__} touches old.{extension}")


if __name__ == "__main__":
    cvpdf.main(test, *sys.argv[1:])
