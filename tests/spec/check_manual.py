#!/usr/bin/env python3
"""Compiles every example of cvpdf.5, and holds the page against what it describes: the tables of keys, codes and limits.

An example is a literal display with a comment before it: `.\\" check: clean`, or the diagnostics that it must give, as
CODE:LINE. An example without `basics` gets one, below its last line.

usage: check_manual.py CVPDF
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
MANUAL = ROOT / "man/cvpdf.5"

ROFF = {r"\e": "\\", r"\-": "-", r"\&": "", r"\(aq": "'", r"\(ga": "`", r"\(ti": "~", r"\(ha": "^"}


def plain(line):
    """A line of a literal display as the reader sees it."""
    line = re.sub(r"\\\[u([0-9A-F]{4,6})\]", lambda m: chr(int(m.group(1), 16)), line)
    return re.sub(r"\\\(..|\\.", lambda m: ROFF.get(m.group(), " "), line)


def examples(text):
    """(line in the manual, expectations, YAML) of each example; displays that are no example are an error."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if not line.startswith(".Bd -literal"):
            continue
        match = re.fullmatch(r'\.\\" check: (.*)', lines[number - 1])
        if not match:
            sys.exit(f"man/cvpdf.5:{number + 1}: a display without `check:` before it")
        end = lines.index(".Ed", number)
        yaml = "\n".join(plain(body) for body in lines[number + 1:end]) + "\n"
        yield number + 1, match.group(1).split(), yaml


def said(cvpdf, yaml):
    """CODE:LINE of each diagnostic, in the order of the lines."""
    if not re.search(r"^basics:", yaml, re.M):
        yaml += "basics: {name: Example}\n"
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "profile.yaml"
        path.write_text(yaml)
        run = subprocess.run([cvpdf, "check", "--format=json", str(path)], capture_output=True, text=True)
    found = [json.loads(line) for line in run.stderr.splitlines()]
    if run.returncode not in (0, 1):
        sys.exit(f"status {run.returncode}\n{yaml}\n{run.stderr}")
    return sorted((f"{d['code']}:{d['line']}" for d in found), key=lambda s: (int(s.split(":")[1]), s)), run.stderr


def check_examples(cvpdf, text):
    failures = count = 0
    for number, expected, yaml in examples(text):
        count += 1
        expected = [] if expected == ["clean"] else sorted(expected, key=lambda s: (int(s.split(":")[1]), s))
        found, stderr = said(cvpdf, yaml)
        if found != expected:
            failures += 1
            print(f"man/cvpdf.5:{number}: expected {expected}, got {found}\n{stderr}")
    print(f"{count} examples, {failures} failed")
    return failures + (count == 0)


def words(text):
    """Every word of the manual that is set as a key or a literal."""
    found = set()
    for line in text.split("\n"):
        if line.startswith((".It", ".Ic", ".Ql", ".Pq", ".Bq", ".Li")):
            found.update(re.findall(r"[A-Za-z][\w-]*", plain(line)))
    return found


def check_keys(text):
    """Each key of the profile's tables, and each of the layout language, is in the manual."""
    known = words(text)
    schema = (ROOT / "compiler/profile/schema.c").read_text()
    keys = set(re.findall(r'\b(?:TEXT|TELLING|OLD|ATTRIBUTE|VALUE|SECTION|MEMBER)\("(\w+)"', schema))
    keys |= set(re.findall(r'\{"(\w+)", CV_KEY_', schema))
    for source in (ROOT / "compiler/design").glob("*.c"):
        design = source.read_text()
        keys |= set(re.findall(r'MEMBER\(\w+, "(\w+)", CV_VALUE', design)) | set(re.findall(r'\{"(\w+)", CV_VALUE', design))
    missing = sorted(keys - known)
    for key in missing:
        print(f"man/cvpdf.5: the key `{key}` is not described")
    print(f"{len(keys)} keys, {len(missing)} missing")
    return len(missing) + (len(keys) < 100)


def check_codes(text):
    """The list of codes is that of the program, with the same meanings."""
    table = dict(re.findall(r'CV_DIAG\(\w+, "(CV-[EW]\d+)", "((?:[^"\\]|\\.)*)"\)',
                            (ROOT / "compiler/base/diag_codes.h").read_text()))
    described = {}
    code = None
    for line in text[text.index(".Sh DIAGNOSTICS"):].split("\n"):
        match = re.fullmatch(r"\.It Li (CV-[EW]\d+)", line)
        if match:
            code = match.group(1)
            described[code] = ""
        elif line.startswith(".El"):
            break
        elif code:
            described[code] += " " + re.sub(r"^\.Ql (\S+)( ,)?", r"`\1`\2", plain(line))
    failures = 0
    for code in sorted(table.keys() | described.keys()):
        def bare(sentence):
            return re.sub(r"[\s.]+", " ", sentence.replace(" ,", ",")).strip().lower()
        if bare(table.get(code, "")) != bare(described.get(code, "")):
            failures += 1
            print(f"man/cvpdf.5: {code}: the program says {table.get(code)!r}, the manual {described.get(code)!r}")
    print(f"{len(table)} codes, {failures} differ")
    return failures


def check_limits(text):
    """The table of limits has the program's numbers."""
    header = (ROOT / "compiler/base/limits.h").read_text()
    values = {name: eval(value, {}) for name, value in re.findall(r"CV_LIMIT_(\w+) = ([\d *]+),", header)}
    table = re.findall(r"^\.It (.*) Ta (.*)$", text[text.index(".Sh LIMITS"):text.index(".Sh DIAGNOSTICS")], re.M)
    numbers = {row: re.sub(r"(\d+) MiB", lambda m: str(int(m.group(1)) << 20), number).replace(",", "") for row, number in table}
    rows = {
        "INPUT_BYTES": "size of a profile or layout file", "YAML_DEPTH": "depth of nested lists and mappings",
        "YAML_NODES": "values of a file, aliases expanded", "YAML_ANCHORS": "anchors of a file",
        "NESTED_LISTS": "highlights within highlights", "EXTENDS": "layouts, styles or colours that lean on each other",
        "VARIANTS": "variants that a variant is made of",
        "TAG_DEPTH": "parentheses within each other in a tag expression",
        "TAG_STEPS": "tags and operators of tag expressions", "STYLES": "styles of a layout", "PAGES": "pages", "ARENA_BYTES": "memory of a compile",
        "FALLBACK": "languages to fall back on", "FONT_BYTES": "size of a font file", "DIAGNOSTICS": "diagnostics shown of either kind",
    }
    wrong = [name for name in values if numbers.get(rows.get(name)) != str(values[name])]
    wrong += [row for row in numbers if row not in rows.values()]
    for name in wrong:
        print(f"man/cvpdf.5: the limit {name} is missing or is another")
    print(f"{len(values)} limits, {len(wrong)} wrong")
    return len(wrong)


def main():
    text = MANUAL.read_text()
    return 1 if check_examples(sys.argv[1], text) + check_keys(text) + check_codes(text) + check_limits(text) else 0


if __name__ == "__main__":
    sys.exit(main())
