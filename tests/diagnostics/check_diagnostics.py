"""check_diagnostics.py CVPDF FILE FOLDER: what the compiler says about FILE is what FILE says that it will.

A comment `#? ARGUMENT…` in the file gives the compiler further arguments. Where FILE.human is, the form for people is
compared too; with CVPDF_UPDATE_GOLDENS=1 it is written instead.
"""

import os
import pathlib
import re
import shlex
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

import cvpdf  # noqa: E402
from cvpdf import Run, check  # noqa: E402

GOLDEN_SIZE = 20 * 1024
LIMITS = {"CV-E002", "CV-E005", "CV-E008"}  # these end with status 3


def arguments(path):
    match = re.search(rb"(?m)^#\? (.*)$", path.read_bytes())
    return shlex.split(match[1].decode()) if match else []


def test_human(program, path, more):
    golden = path.with_name(path.name + ".human")
    if not golden.exists():
        return
    # From the file's own folder, so that the golden holds its bare name.
    said = Run(program, "check", path.name, *more, cwd=path.parent).errors
    check(len(said.encode()) <= GOLDEN_SIZE, f"a golden has at most {GOLDEN_SIZE} bytes")
    if os.environ.get("CVPDF_UPDATE_GOLDENS"):
        golden.write_text(said, "utf-8")
    else:
        check(said == golden.read_text("utf-8"), f"the form for people differs from {golden.name}:\n{said}")


def contents(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_output(program, path, more, folder, status):
    """A compile that fails leaves what was there, and nothing else."""
    before = b"the old output"
    (folder / "cv.pdf").write_bytes(before)
    run = Run(program, path, "-o", folder / "cv.pdf", *more)
    after = contents(folder)
    check(list(after) == ["cv.pdf"], f"files left behind: {sorted(after)}")
    check(run.status == status, f"exit status {run.status}, not {status}: {run.errors}")
    if status == 0:
        check(after["cv.pdf"].startswith(b"%PDF-"), "no PDF")
    else:
        check(after["cv.pdf"] == before, "the old output was touched")


def test(program, path, folder):
    path, folder = pathlib.Path(path), pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    more = arguments(path)
    expected = cvpdf.expectations(path)
    run = Run(program, "check", path, "--format=json", *more)
    found = run.diagnostics()
    complaints = cvpdf.compare(expected, found)
    check(not complaints, "\n".join(complaints))
    for diagnostic in found:
        check(re.fullmatch(r"[^A-Z\n].*[^.\n]|`.*", diagnostic.message) and len(diagnostic.message) < 200,
              f"a message is one line, in lower case, without a full stop: {diagnostic.message!r}")
        check(diagnostic.severity == {"E": "error", "W": "warning"}[diagnostic.code[3]], f"severity of {diagnostic}")
    errors = {diagnostic.code for diagnostic in found if diagnostic.severity == "error"}
    status = 3 if errors & LIMITS else 1 if errors else 0
    check(run.status == status, f"exit status {run.status} of `check`, not {status}")
    check(run.output == b"", "`check` printed on standard output")
    strict = Run(program, "check", path, "--format=json", "--strict", *more)
    of_strict = status if errors else 1 if found else 0
    check(strict.status == of_strict, f"exit status {strict.status} of `check --strict`, not {of_strict}")
    test_output(program, path, more, folder, status)
    test_output(program, path, [*more, "--strict"], folder, of_strict)
    test_human(program, path, more)


if __name__ == "__main__":
    cvpdf.main(test, *sys.argv[1:])
