"""check_variants.py PROGRAM: what variants and overlays print, where it goes, and what they must not do."""

import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

import cvpdf  # noqa: E402
from cvpdf import check  # noqa: E402

PROFILE = """\
basics: {name: Ada Example, label: Analyst, phone: {text: "+1 555 0100", private: true}}
work:
  - {name: Engines, position: Programmer, tags: [code]}
  - {name: Looms, position: Weaver, tags: [craft]}
variants:
  code: {include: [code], set: {basics.label: Programmer}}
  craft: {include: [craft], output: weaver, private: [phone]}
  outside: {output: ../weaver}
"""


class Folder:
    def __init__(self, program, path):
        self.program = program
        self.path = pathlib.Path(path)
        self.write("cv.yaml", PROFILE)

    def write(self, name, text):
        (self.path / name).parent.mkdir(exist_ok=True)
        (self.path / name).write_text(text, "utf-8")

    def run(self, *arguments, status=0):
        run = cvpdf.Run(self.program, *arguments, cwd=self.path)
        check(run.status == status, f"{arguments} ends with {run.status}, not {status}: {run.errors}")
        return run

    def text(self, *arguments):
        self.run("cv.yaml", *arguments, "-o", "cv.txt")
        return (self.path / "cv.txt").read_text("utf-8")


def printed(folder):
    whole = folder.text()
    check("Engines" in whole and "Looms" in whole and "Analyst" in whole, whole)
    check("555" not in whole, "what is private is not printed")
    code = folder.text("--variant=code")
    check("Engines" in code and "Looms" not in code and "Analyst" not in code, code)
    check("+1 555 0100" in folder.text("--variant", "craft"), "what is private is printed where it is asked for")
    folder.write("jobs/acme.yaml", "extends: code\nbasics: {email: ada@acme.example}\nset: {basics.label: Engineer}\n")
    folder.write("jobs/more.yaml", "basics: {email: ~}\n")
    acme = folder.text("--with=jobs/acme.yaml")
    check("Engineer" in acme and "ada@acme.example" in acme and "Looms" not in acme, acme)
    check("ada@acme.example" not in folder.text("--with=jobs/acme.yaml", "--with=jobs/more.yaml"), "null removes")
    check("Chief" in folder.text("--with=jobs/acme.yaml", "--set=basics.label=Chief"), "--set comes last")


def places(folder):
    """Each diagnostic points into the file that the value came from."""
    folder.write("one.yaml", "work: {a: b}\n")
    folder.write("two.yaml", "set: {basics.lable: x}\n")
    folder.write("three.yaml", "education:\n  - {institution: School, startDate: sometime}\n")
    for name, code, line, column in (("one.yaml", "CV-E054", 1, 1), ("two.yaml", "CV-E011", 1, 14)):
        found = folder.run("check", "cv.yaml", "--with", name, "--format=json", status=1).diagnostics()
        check([(d.file, d.code, d.line, d.column) for d in found] == [(name, code, line, column)], str(found[0]))
    found = folder.run("check", "cv.yaml", "--with=three.yaml", "--format=json").diagnostics()
    check([(d.file, d.code, d.line) for d in found] == [("three.yaml", "CV-W012", 2)], str(found[0]))
    run = folder.run("check", "cv.yaml", "--with=none.yaml", status=3)
    check("cannot read `none.yaml`" in run.errors, run.errors)


def outputs(folder):
    before = {entry.name for entry in folder.path.iterdir()}

    def made(*arguments):
        folder.run("cv.yaml", *arguments)
        new = {entry.name for entry in folder.path.iterdir()} - before
        for name in new:
            (folder.path / name).unlink()
        return new

    check(made() == {"cv.pdf"}, "without a variant")
    check(made("--variant=code") == {"cv-code.pdf"}, "a variant's name is part of the default output")
    check(made("--variant=craft") == {"weaver.pdf"}, "a variant may name its output")
    check(made("--variant=craft", "-o", "x.pdf") == {"x.pdf"}, "-o goes before it")
    run = folder.run("cv.yaml", "--variant=outside", status=1)
    check("CV-E056" in run.errors and not (folder.path.parent / "weaver.pdf").exists(), run.errors)
    check({entry.name for entry in folder.path.iterdir()} == before, "nothing else is left behind")


def test(program):
    for part in (printed, places, outputs):
        with tempfile.TemporaryDirectory() as path:
            (pathlib.Path(path) / "in").mkdir()
            part(Folder(program, pathlib.Path(path) / "in"))


if __name__ == "__main__":
    cvpdf.main(test, *sys.argv[1:])
