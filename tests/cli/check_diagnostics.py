"""check_diagnostics.py PROGRAM: the three forms of diagnostics agree with each other, and colour is where it is wanted."""

import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

import cvpdf  # noqa: E402
from cvpdf import check  # noqa: E402

# Warnings at known places; 王磊 are four columns wide, and the escape would clear a terminal.
PROFILE = """basics:
  name: 王磊
  {name_of_key}: x
work:
  - {{name: Engines 王磊, startDate: soon, endDate: 2020}}
""".format(name_of_key='"a\\e[2Jb"')


def compile_with(program, folder, *options):
    return cvpdf.Run(program, "check", "cv.yaml", *options, cwd=folder)


def forms_agree(program, folder):
    machine = compile_with(program, folder, "--format=json")
    found = machine.diagnostics()
    check(machine.status == 0 and len(found) >= 2, f"there are warnings: {machine.errors}")
    check(all(d.severity == "warning" for d in found), machine.errors)
    date = next(d for d in found if d.code == "CV-W012")
    check((date.file, date.line, date.column, date.end_column) == ("cv.yaml", 5, 35, 39), str(date))
    source = (folder / "cv.yaml").read_bytes()
    check(source[date.start:date.end] == b"soon", f"bytes {date.start} to {date.end}")

    short = compile_with(program, folder, "--format=short").errors.splitlines()
    check(len(short) == len(found), f"a line each: {short}")
    for line, diagnostic in zip(short, found):
        check(line.startswith(f"cv.yaml:{diagnostic.line}:{diagnostic.column}: warning[{diagnostic.code}]: "), line)

    human = compile_with(program, folder).errors
    places = re.findall(r"^ +--> cv\.yaml:(\d+):(\d+)$", human, re.M)
    check(places == [(str(d.line), str(d.column)) for d in found], f"places: {places}")
    check(human.endswith(f"\n{len(found)} warnings\n"), human[-60:])
    # The caret stands below the date, which two wide characters precede.
    source_line, caret = re.search(r"^(5 \| .*soon.*)\n( +\| +\^+)", human, re.M).groups()
    wide = sum(1 for character in source_line[:source_line.index("soon")] if character in "王磊")
    check(caret.index("^") == source_line.index("soon") + wide and caret.count("^") == 4, f"{source_line}\n{caret}")
    check("\x1b" not in human + "".join(short) + machine.errors, "no escape of the input reaches the terminal")


def on_a_terminal(program, folder, **variables):
    """What the program says when standard error is a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([program, "check", "cv.yaml"], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=theirs, env=cvpdf.environment(**variables))
    os.close(theirs)
    said = b""
    while True:
        try:
            chunk = os.read(ours, 4096)
        except OSError:  # Linux says EIO when the other side is closed
            break
        if not chunk:
            break
        said += chunk
    os.close(ours)
    process.wait(60)
    return said.decode("utf-8")


def has_terminals():
    try:
        for end in pty.openpty():
            os.close(end)
        return True
    except OSError as error:
        print(f"no terminals here: {error}", file=sys.stderr)
        return False


def colour(program, folder):
    if not has_terminals():
        return
    check("\x1b[1;33mwarning" in on_a_terminal(program, folder, TERM="xterm"), "colour on a terminal")
    check("\x1b[1;33mwarning" in on_a_terminal(program, folder, TERM="xterm", NO_COLOR=""), "an empty NO_COLOR is none")
    for variables in ({"TERM": "xterm", "NO_COLOR": "1"}, {"TERM": "dumb"}, {}):
        said = on_a_terminal(program, folder, **variables)
        check("warning[" in said and "\x1b" not in said, f"no colour with {variables}: {said!r}")


def many(program, folder):
    """Twenty of a kind are shown, all are counted."""
    entries = "".join(f"  - {{name: E{n}, startDate: soon}}\n" for n in range(50))
    (folder / "cv.yaml").write_text("basics: {name: A}\nwork:\n" + entries, "utf-8")
    said = compile_with(program, folder).errors
    check(said.count("warning[") == 20 and said.endswith("50 warnings (30 not shown)\n"), said[-200:])


def test(program):
    with tempfile.TemporaryDirectory() as path:
        folder = pathlib.Path(path)
        (folder / "cv.yaml").write_text(PROFILE, "utf-8")
        forms_agree(program, folder)
        colour(program, folder)
        many(program, folder)


if __name__ == "__main__":
    cvpdf.main(test, *sys.argv[1:])
