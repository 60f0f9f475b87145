"""check_variants.py PROGRAM: what variants and overlays print, where it goes, and what they must not do."""

import json
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


DATA = pathlib.Path(__file__).resolve().with_name("variants")
EXPLAINED = (["--variant=code"], ["--variant=music"], ["--with=agency.yaml"], ["--variant=blind"])


def explained(program):
    """What --explain says of a profile with every feature, against the file explain.txt; UPDATE=1 writes it anew."""
    said = ""
    for arguments in EXPLAINED:
        run = cvpdf.Run(program, "check", "profile.yaml", *arguments, "--explain", "--format=short", cwd=DATA)
        check(run.status == 0, run.errors)
        said += f"cvpdf check profile.yaml {' '.join(arguments)}\n{run.errors}\n"
    golden = DATA / "explain.txt"
    if os.environ.get("UPDATE") == "1":
        golden.write_text(said, "utf-8")
    check(said == golden.read_text("utf-8"), f"not as in {golden.name}:\n{said}")
    check(len(said) < 20 * 1024, "a golden is at most 20 KiB")
    # In JSON the same, in the same order.
    for arguments in EXPLAINED:
        run = cvpdf.Run(program, "check", "profile.yaml", *arguments, "--explain", "--format=json", cwd=DATA)
        objects = [json.loads(line) for line in run.errors.splitlines()]
        drops = [o for o in objects if "dropped" in o and "rule" in o]
        counts = {o["part"]: (o["kept"], o["dropped"]) for o in objects if "part" in o}
        lines = [f"{d['file']}:{d['line']}:{d['column']}: dropped {d['dropped']} `{d['name']}`: {d['reason']}" for d in drops]
        human = [re.sub(r" \([\w.]+:\d+:\d+\)$", "", line) for line in said.split("\n\n")[EXPLAINED.index(arguments)].splitlines()
                 if ": dropped " in line]
        check(lines == human, f"{lines}\n{human}")
        check(all(kept + dropped > 0 for kept, dropped in counts.values()) and counts["entry"][0] > 0, str(counts))


# All that tells who the person of profile.yaml is, and how old.
SECRETS = ["Ada B. Lovelace", "Ada Lovelace", "爱达", "Lovelace", "lovelace", "ada.lovelace", "7946", "79460100", "ada1815", "James's Square",
           "SW1Y", "1815", "10 December", "social.example", "2E0ADA", "1829", "1835", "ada.jpg", "Portrait"]


def forms(secret):
    """A text in the encodings that a PDF has: bytes, UTF-16 as it is and in hexadecimal, with escapes of literal strings."""
    wide = secret.encode("utf-16-be")
    yield from (secret.encode("utf-8"), wide, wide.hex().encode(), wide.hex().upper().encode())
    escaped = b"".join(b"\\" + bytes([byte]) if byte in b"()\\" else bytes([byte]) for byte in wide)
    yield escaped
    yield b"".join(bytes([byte]) if 32 <= byte < 127 else b"\\%03o" % byte for byte in wide)


def leaks(program, folder, *arguments):
    """Secrets that stand anywhere in what the program writes, page text, metadata, outline, links and structure alike."""
    pdf, bare = folder / "cv.pdf", folder / "cv.qdf"
    run = cvpdf.Run(program, "profile.yaml", *arguments, "-o", pdf, cwd=DATA)
    check(run.status == 0, run.errors)
    subprocess.run(["qpdf", "--qdf", "--object-streams=disable", pdf, bare], check=True)
    cvpdf.Run(program, "profile.yaml", *arguments, "-o", folder / "cv.txt", cwd=DATA)
    texts = [(folder / "cv.txt").read_bytes(), subprocess.run(["pdftotext", pdf, "-"], check=True, stdout=subprocess.PIPE).stdout,
             subprocess.run(["pdfinfo", pdf], check=True, stdout=subprocess.PIPE).stdout,
             subprocess.run(["pdfinfo", "-meta", pdf], check=True, stdout=subprocess.PIPE).stdout]
    files = [bare.read_bytes(), pdf.read_bytes()]
    found = {secret for secret in SECRETS for text in texts if secret.encode("utf-8") in text}
    # A year is also an offset or a coordinate: in the file itself it tells something in texts of two bytes only.
    return found | {secret for secret in SECRETS for form in forms(secret) for file in files
                    if form in file and not (secret.isdigit() and len(form) == len(secret))}


def anonymous(program):
    for tool in ("qpdf", "pdftotext", "pdfinfo"):
        if shutil.which(tool) is None:
            print(f"{tool} is not installed: leaks were not looked for", file=sys.stderr)
            return
    with tempfile.TemporaryDirectory() as path:
        folder = pathlib.Path(path)
        # The search does find what is there.
        open_ones = leaks(program, folder, "--set=private=true")
        missing = set(SECRETS) - open_ones - {"79460100", "ada.jpg", "Portrait", "爱达"}
        check(not missing, f"not found in an open document: {missing}")
        for arguments in (["--anonymous"], ["--anonymous", "--set=private=true"], ["--variant=blind"], ["--anonymous", "--set=lang=zh"],
                          ["--anonymous", "--with=agency.yaml"], ["--set=anonymous=true", "--layout=classic"]):
            found = leaks(program, folder, *arguments)
            check(not found, f"{arguments} leak {found}")
        run = cvpdf.Run(program, "profile.yaml", "--anonymous", "-o", folder / "cv.txt", "--format=json", cwd=DATA)
        check({d.code for d in run.diagnostics()} == {"CV-W052"}, "no complaint but of changed texts: " + run.errors)
        text = (folder / "cv.txt").read_text("utf-8")
        check(text.startswith("Analyst\nLondon, GB\n"), text[:80])


def listed(program):
    """`cvpdf variants` says of each what --explain counts, and finds the mistakes of all of them."""
    run = cvpdf.Run(program, "variants", "profile.yaml", cwd=DATA)
    check(run.status == 0 and run.errors == "", run.errors)
    head, *rows = (re.split(r"  +", line) for line in run.output.decode("utf-8").splitlines())
    check(head == ["variant", "extends", "include", "exclude", "layout", "lang", "output", "entries", "highlights"], str(head))
    check([row[:2] for row in rows] == [["base", "-"], ["code", "base"], ["music", "base, code"], ["blind", "code"]], str(rows))
    music = rows[2]
    check(music[2:7] == ["music", "-", "-", "zh", "ada-code"], str(music))
    for row in rows:
        run = cvpdf.Run(program, "check", "profile.yaml", f"--variant={row[0]}", "--explain", "--format=json", cwd=DATA)
        counts = {o["part"]: o for o in map(json.loads, run.errors.splitlines()) if "part" in o}
        for part, cell in (("entry", row[7]), ("highlight", row[8])):
            kept, dropped = counts[part]["kept"], counts[part]["dropped"]
            check(cell == f"{kept} of {kept + dropped}", f"{row[0]}: {cell} and {counts[part]}")
    with tempfile.TemporaryDirectory() as path:
        folder = Folder(program, path)
        folder.write("bad.yaml", "basics: {name: A}\nwork: [{name: B, tags: [x]}]\nvariants:\n  one: {include: [y]}\n"
                                 "  two: {extends: three}\n  three: {extends: two}\n  four: {extends: one, set: {basics.nmae: C}}\n")
        found = folder.run("variants", "bad.yaml", "--format=json", status=1).diagnostics()
        check({(d.code, d.line) for d in found} == {("CV-E052", 4), ("CV-E051", 6), ("CV-E051", 5), ("CV-E011", 7)}, str(found[0]))
        check(len(found) == 4, "what variants share is said once")
        run = folder.run("check", "cv.yaml", "--variant=cod", status=1)
        check("there is no variant `cod`" in run.errors and "use `code`" in run.errors, run.errors)
        folder.write("more.yaml", "variants: {more: {extends: code}}\n")
        names = [line.split()[0] for line in folder.run("variants", "cv.yaml", "--with=more.yaml").output.decode().splitlines()]
        check(names == ["variant", "code", "craft", "outside", "more"], f"variants of overlays are listed too: {names}")


def test(program):
    listed(program)
    explained(program)
    anonymous(program)
    for part in (printed, places, outputs):
        with tempfile.TemporaryDirectory() as path:
            (pathlib.Path(path) / "in").mkdir()
            part(Folder(program, pathlib.Path(path) / "in"))


if __name__ == "__main__":
    cvpdf.main(test, *sys.argv[1:])
