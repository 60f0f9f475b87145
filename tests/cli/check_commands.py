"""check_commands.py PROGRAM: every command and option does what `cvpdf --help` says, with the exit status it says."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

import cvpdf  # noqa: E402
from cvpdf import check  # noqa: E402

PROFILE = "basics:\n  name: Ada Example\n  label: Analyst\nwork:\n  - {name: Engines, position: Programmer, startDate: 1842}\n"
WARNING = PROFILE + "hobbies: [whist]\n"
STAGES = ("profile", "document", "shaped", "lines", "pages")


class Folder:
    """A folder of its own in which the program runs."""

    def __init__(self, program, path):
        self.program = program
        self.path = pathlib.Path(path)
        (self.path / "cv.yaml").write_text(PROFILE, "utf-8")
        (self.path / "warning.yaml").write_text(WARNING, "utf-8")

    def run(self, *arguments, status=0, silent=True, **more):
        run = cvpdf.Run(self.program, *arguments, cwd=self.path, **more)
        call = " ".join(map(str, arguments))
        check(run.status == status, f"`cvpdf {call}` ends with {run.status}, not {status}: {run.errors}")
        if status == 0 and silent:
            check(run.errors == "", f"`cvpdf {call}` says: {run.errors}")
        if status != 0:
            check(run.errors != "", f"`cvpdf {call}` fails without a word")
        return run

    def names(self):
        return sorted(entry.name for entry in self.path.iterdir())

    def take(self, name):
        """The bytes of an output, which is removed."""
        path = self.path / name
        check(path.exists(), f"{name} was not written")
        data = path.read_bytes()
        path.unlink()
        return data


def help_and_version(folder):
    version = folder.run("--version").output.decode()
    check(re.fullmatch(r"cvpdf \d+\.\d+\.\d+\n", version), f"version: {version!r}")
    check(folder.run("-V").output.decode() == version, "-V is --version")
    text = folder.run("--help").output.decode()
    check(text == folder.run("-h").output.decode(), "-h is --help")
    check(all(len(line) <= 80 for line in text.splitlines()), "the help fits 80 columns")
    manual = (cvpdf.ROOT / "man" / "cvpdf.1").read_text("utf-8")
    for option in re.findall(r"--[a-z-]+", text):
        check(re.search(rf"^\.It .*Fl {re.escape(option[1:])}\b", manual, re.M), f"{option} is not in the manual")


def outputs(folder):
    before = folder.names()
    folder.run("cv.yaml")
    check(folder.names() == sorted([*before, "cv.pdf"]), "without -o, cv.yaml becomes cv.pdf and nothing else is made")
    pdf = folder.take("cv.pdf")
    check(pdf.startswith(b"%PDF-") and pdf.rstrip().endswith(b"%%EOF"), "cv.pdf is a PDF")
    folder.run("cv.yaml", "-o", "x.pdf")
    check(folder.take("x.pdf") == pdf, "-o names the output")
    folder.run("--output=X.PDF", "cv.yaml")
    check(folder.take("X.PDF") == pdf, "an extension's case does not matter")
    check(folder.run("cv.yaml", "-o", "-").output == pdf, "`-o -` is standard output")
    check(folder.run("-", "-o", "-", stdin=PROFILE.encode()).output == pdf, "a profile may come from standard input")
    folder.run("cv.yaml", "-o", "cv.txt")
    text = folder.take("cv.txt").decode("utf-8")
    check("Ada Example" in text and "Programmer" in text, f"cv.txt has the text: {text!r}")
    (folder.path / "deep").mkdir()
    shutil.copy(folder.path / "cv.yaml", folder.path / "deep" / "mine.cv.json")
    folder.run("deep/mine.cv.json")
    check(folder.take("deep/mine.cv.pdf") == pdf, "the output stands beside the profile")
    shutil.rmtree(folder.path / "deep")


def checking(folder):
    before = folder.names()
    check(folder.run("check", "cv.yaml").output == b"", "check prints nothing about a good profile")
    run = folder.run("check", "warning.yaml", silent=False)
    check("warning[CV-W" in run.errors and "1 warning" in run.errors, f"check shows a warning: {run.errors}")
    folder.run("check", "warning.yaml", "--strict", status=1)
    folder.run("check", "absent.yaml", status=3)
    check(folder.names() == before, "check writes nothing")


def strictness(folder):
    folder.run("warning.yaml", silent=False)
    folder.take("warning.pdf")
    run = folder.run("warning.yaml", "--strict", status=1)
    check("error[CV-W" in run.errors and "1 error" in run.errors, f"a warning becomes an error: {run.errors}")
    check("warning.pdf" not in folder.names(), "--strict lets nothing be written after a warning")
    folder.run("cv.yaml", "--strict")
    folder.take("cv.pdf")


def settings(folder):
    text = folder.run("cv.yaml", "--set", "basics.name=Countess of Lovelace", "--set=work[0].position=Author", "-o", "-",
                      "--dump=profile").output.decode()
    check("Countess of Lovelace" in text and "Ada Example" not in text and "Author" in text, f"--set changes values: {text}")
    letter = folder.run("cv.yaml", "--set=design.page.size=letter", "-o", "-").output
    check(letter != folder.run("cv.yaml", "-o", "-").output, "--set reaches the design")
    run = folder.run("check", "cv.yaml", "--set=work[7].position=x", "--format=json", status=1)
    check([d.code for d in run.diagnostics()] == ["CV-E011"] and run.diagnostics()[0].file == "--set", run.errors)
    run = folder.run("check", "cv.yaml", "--set=basics.name=[", "--format=json", status=1)
    check(run.diagnostics()[0].file == "--set basics.name", run.errors)


def layouts(folder):
    check(re.search(r"^classic  +built in", folder.run("layouts").output.decode(), re.M), "classic is a layout")
    own = folder.path / "own"
    own.mkdir()
    (own / "mine.yaml").write_text("extends: classic\npage: {size: letter}\n", "utf-8")
    check(re.search(r"^mine  +own", folder.run("layouts", "--layout-dir=own").output.decode(), re.M), "--layout-dir adds one")
    default = folder.run("cv.yaml", "-o-").output
    check(folder.run("cv.yaml", "--layout=classic", "-o-").output == default, "classic is the default")
    mine = folder.run("cv.yaml", "--layout-dir", "own", "--layout=mine", "-o-").output
    check(mine != default, "--layout takes effect")
    run = folder.run("cv.yaml", "--layout=clasic", "--format=json", status=1)
    check([d.code for d in run.diagnostics()] == ["CV-E020"] and "classic" in run.diagnostics()[0].hint, run.errors)
    # a folder `layouts` beside the profile is found wherever the program runs
    own.rename(folder.path / "layouts")
    check(folder.run(folder.path / "cv.yaml", "--layout=mine", "-o-", ).output == mine, "layouts beside the profile")
    shutil.rmtree(folder.path / "layouts")
    folder.run("cv.yaml", "--layout-dir=absent", status=3)


def fonts(folder):
    listed = folder.run("fonts").output.decode()
    check(re.search(r"^Source Sans 3 .*regular, italic, bold, bold italic", listed, re.M), f"bundled fonts: {listed}")
    check("CFF" in listed and "TrueType" in listed and "OFL-1.1" in listed, f"formats and licences: {listed}")
    check("fallback" in listed, "fallback families are marked")
    folder.run("fonts", "--font-dir=absent", status=3)
    own = folder.path / "fonts"
    own.mkdir()
    font = (cvpdf.ROOT / "fonts" / "SourceCodePro-Regular.ttf").read_bytes()
    (own / "SourceCodePro-Regular.ttf").write_bytes(font + bytes(4))  # not a mere copy of the embedded one
    check(re.search(r"^Source Code Pro .* fonts ", folder.run("fonts", "--font-dir=fonts").output.decode(), re.M),
          "a font's folder is named")
    shutil.rmtree(own)


def new(folder):
    said = folder.run("new").output.decode()
    check("cvpdf profile.yaml" in said, f"new says what to do next: {said}")
    folder.run("profile.yaml", "--strict")
    folder.take("profile.pdf")
    (folder.path / "profile.yaml").write_text("mine", "utf-8")
    folder.run("new", status=3)
    check(folder.take("profile.yaml") == b"mine", "new overwrites nothing")
    folder.run("new", "fresh")
    folder.run("check", "fresh/profile.yaml", "--strict")
    folder.run("new", "fresh", status=3)
    folder.run("new", "absent/fresh", status=3)
    folder.run("new", "cv.yaml", status=3)
    shutil.rmtree(folder.path / "fresh")


def dumps(folder):
    seen = set()
    for stage in STAGES:
        text = folder.run("cv.yaml", f"--dump={stage}").output
        check(text and text not in seen, f"--dump={stage} shows something of its own")
        seen.add(text)
        folder.run("cv.yaml", f"--dump={stage}", "-o", "dump")
        check(folder.take("dump") == text, f"--dump={stage} may go to a file")


def timings(folder):
    run = folder.run("cv.yaml", "-o-", "--timings", silent=False)
    for stage in ("read", "yaml", "profile", "design", "document", "text", "line", "page", "output", "write", "total"):
        check(re.search(rf"^{stage} +\d+ µs$", run.errors, re.M), f"{stage} is timed: {run.errors}")


def usage(folder):
    for call, hint in (
        (["cv.yaml", "--lay-out=x"], "use `--layout`"),
        (["cv.yaml", "--strct"], "use `--strict`"),
        (["chek", "cv.yaml"], "use `check`"),
        (["font"], "use `fonts`"),
        (["cv.yaml", "--format=jsn"], "use `human`, `short` or `json`"),
        (["cv.yaml", "-o", "cv.docx"], "use `.pdf` or `.txt`"),
        (["check", "cv.yaml", "-o", "x.pdf"], "cvpdf --help"),
        ([], "cvpdf --help"),
    ):
        run = folder.run(*call, status=2)
        check(hint in run.errors, f"{call}: {run.errors}")
        check(run.output == b"", f"{call} prints to standard output")


def terminal(folder):
    """A PDF is not sent to a terminal; plain text of a dump is."""
    try:
        ours, theirs = os.openpty()
    except OSError as error:
        print(f"no terminals here: {error}", file=sys.stderr)
        return
    try:
        for call, status in ((["cv.yaml", "-o", "-"], 2), (["cv.yaml", "--dump=profile"], 0)):
            done = subprocess.run([folder.program, *call], cwd=folder.path, stdin=subprocess.DEVNULL, stdout=theirs,
                                  stderr=subprocess.PIPE, env=cvpdf.environment(), timeout=60, check=False)
            check(done.returncode == status, f"{call} on a terminal ends with {done.returncode}: {done.stderr}")
    finally:
        os.close(theirs)
        os.close(ours)


def readme(folder):
    """The profile in the README compiles without a word, and with a slip it is complained of as shown there."""
    text = (cvpdf.ROOT / "README.md").read_text("utf-8")
    profile = re.search(r"```yaml\n(.*?)```", text, re.S)[1]
    (folder.path / "profile.yaml").write_text(profile, "utf-8")
    folder.run("check", "profile.yaml", "--strict")
    (folder.path / "profile.yaml").write_text(profile.replace("highlights:", "hilights:", 1), "utf-8")
    shown = re.search(r"```\n(warning.*?)```", text, re.S)[1]
    check(folder.run("check", "profile.yaml", silent=False).errors == shown, "the README's diagnostic is another")
    folder.take("profile.yaml")


def test(program):
    for part in (help_and_version, outputs, checking, strictness, settings, layouts, fonts, new, dumps, timings, usage,
                 terminal, readme):
        with tempfile.TemporaryDirectory() as path:
            folder = Folder(program, path)
            before = folder.names()
            part(folder)
            check(folder.names() == before, f"{part.__name__} leaves files behind: {folder.names()}")


if __name__ == "__main__":
    cvpdf.main(test, *sys.argv[1:])
