#!/usr/bin/env python3
"""Holds the rules that compiler/ARCHITECTURE.md sets for the code, as far as a program can see them.

usage: lint.py CHECK [--root DIR] [--library LIB] [--commands compile_commands.json] [--tool PROGRAM]

Each check prints what it found, one `file:line: what` a line, and ends with status 1 if there was anything; with 77 if a
program that it needs is not installed. test_lint.py shows each check a tree in which it must find something.
"""

import argparse
import json
import pathlib
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile

SKIPPED = 77

# A file may include its own folder and what has a lower rank.
RANKS = {"base": 0, "yaml": 1, "variant": 2, "profile": 3, "design": 4, "document": 5, "text": 6, "line": 7, "page": 8,
         "output": 9, "": 10, "cli": 11}
TOP_RANKS = {"cvpdf.h": 9.5, "compile.c": 10, "compile.h": 10, "main.c": 12}

# Which folder may include a header of another project; `one` says that a single file may.
WALLS = [
    (r"yaml\.h", "yaml", False),
    (r"(ft2build|freetype/.*|hb(-.*)?|unicode/.*)\.h", "text", False),
    (r"hpdf.*\.h", "output/pdf", True),
    (r"libdeflate\.h", "output/pdf", True),
    (r"getopt\.h", "cli", True),
]

STANDARD = set("""assert ctype errno float inttypes limits math setjmp signal stdalign stdarg stdbool stddef stdint stdio stdlib
stdnoreturn string time dirent fcntl unistd sys/stat sys/types sys/wait sys/ioctl sys/resource sys/mman pthread""".split())

# Functions that overflow, depend on the locale, the clock, chance or the environment, or print; and who may use one all the
# same.
BANNED = {
    "strcpy": (), "strcat": (), "sprintf": (), "vsprintf": (), "gets": (), "alloca": (), "strtok": (), "scanf": (), "sscanf": (),
    "setlocale": (), "strtod": (), "atof": (), "atoi": (), "strftime": (), "system": (), "popen": (), "localtime": (),
    "gmtime": (), "ctime": (), "time": (), "gettimeofday": (), "rand": (), "random": (), "srand": (), "tmpnam": (), "mktemp": (),
    "clock_gettime": ("compile.c",),  # the timings
    "getenv": ("cli/terminal.c", "output/pdf/metadata.c"),  # NO_COLOR and TERM; SOURCE_DATE_EPOCH
    "printf": ("cli/", "main.c"), "puts": ("cli/", "main.c"), "putchar": ("cli/", "main.c"),
    "fprintf": ("cli/", "main.c"), "fputs": ("cli/", "main.c"), "perror": ("cli/", "main.c"),
    "exit": ("main.c", "cli/"), "abort": ("base/arena.c", "cli/terminal.c"),
    "malloc": ("base/arena.c",), "calloc": ("base/arena.c", "compile.c"), "realloc": (),
}

FORMATTER = 14  # clang-format's version: each formats a little otherwise

LONGEST_FUNCTION = 100  # lines, braces included
USUAL_FUNCTION = 40  # lines; nine in ten are no longer
LONGEST_FILE = 900  # lines

# Included in the middle of others, so neither guarded nor complete.
FRAGMENTS = {"base/diag_codes.h", "text/icon_table.h"}

MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home|root|Users|work|tmp/wt)/[\w.-]+")


class Tree:
    """The sources under compiler/."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.compiler = self.root / "compiler"
        self.files = sorted(p for p in self.compiler.rglob("*.[ch]"))
        self.found = []

    def name(self, path):
        return path.relative_to(self.compiler).as_posix()

    def report(self, path, line, what):
        self.found.append(f"{path.relative_to(self.root).as_posix()}:{line}: {what}")


def blank(match):
    return re.sub(r"[^\n]", " ", match.group())


def code_of(text):
    """The text with comments, strings and character constants blanked out, line by line the same."""
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', blank, text, flags=re.S)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def folder_of(name):
    return name.split("/")[0] if "/" in name else ""


def rank_of(name):
    return TOP_RANKS.get(name, RANKS.get(folder_of(name)))


def check_includes(tree):
    """Own folder or a lower rank; other projects' headers behind their walls."""
    users = {}
    for path in tree.files:
        name = tree.name(path)
        if rank_of(name) is None:
            tree.report(path, 1, f"the folder `{folder_of(name)}` has no rank")
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            match = re.match(r'\s*#\s*include\s+(["<])([^">]+)[">]', line)
            if not match:
                continue
            target = match.group(2)
            if match.group(1) == '"':
                check_own_include(tree, path, number, name, target)
            else:
                check_foreign_include(tree, path, number, name, target, users)
    for pattern, folder, one in WALLS:
        if one and len(users.get(pattern, ())) > 1:
            tree.found.append(f"compiler/{folder}: `{pattern}` is included by more than one file: {sorted(users[pattern])}")


def check_own_include(tree, path, number, name, target):
    if not (tree.compiler / target).is_file():
        tree.report(path, number, f'"{target}" is not named from compiler/ on, or is not there')
    elif folder_of(target) != folder_of(name) and not rank_of(target) < rank_of(name):
        tree.report(path, number, f'"{target}" has no lower rank')


def check_foreign_include(tree, path, number, name, target, users):
    for pattern, folder, _ in WALLS:
        if re.fullmatch(pattern, target):
            if name.startswith(folder + "/"):
                users.setdefault(pattern, set()).add(name)
            else:
                tree.report(path, number, f"<{target}> belongs to {folder}/")
            return
    if target.removesuffix(".h") not in STANDARD:
        tree.report(path, number, f"<{target}> is no header of the standard library, and has no folder")


def functions_of(text):
    """(first line, lines) of each function's body: clang-format puts its braces in the first column."""
    start = None
    for number, line in enumerate(text.splitlines(), 1):
        if line == "{":
            start = number
        elif line == "}" and start is not None:
            yield start, number - start + 1
            start = None


def check_sizes(tree):
    lengths = []
    for path in tree.files:
        text = path.read_text()
        lines = text.count("\n")
        if path.suffix == ".c" and lines > LONGEST_FILE:
            tree.report(path, lines, f"the file has {lines} lines, more than {LONGEST_FILE}")
        for start, length in functions_of(text):
            lengths.append(length)
            if length > LONGEST_FUNCTION:
                tree.report(path, start, f"the function has {length} lines, more than {LONGEST_FUNCTION}")
    if len(lengths) >= 10:
        usual = statistics.quantiles(lengths, n=10)[-1]
        print(f"{len(lengths)} functions, median {statistics.median(lengths):g} lines, nine in ten at most {usual:g}")
        if usual > USUAL_FUNCTION:
            tree.found.append(f"compiler: more than one function in ten is longer than {USUAL_FUNCTION} lines")


def check_functions(tree):
    """No function that is banned, by name; members and prefixed names do not count."""
    words = re.compile(r"(?<![\w.>])(" + "|".join(BANNED) + r")\s*\(")
    for path in tree.files:
        name = tree.name(path)
        text = code_of(path.read_text())
        for match in words.finditer(text):
            if not any(name == user or (user.endswith("/") and name.startswith(user)) for user in BANNED[match.group(1)]):
                tree.report(path, line_of(text, match.start()), f"{match.group(1)}() is banned here")


def check_headers(tree):
    """An opening comment, a guard named after the path."""
    for path in tree.files:
        name = tree.name(path)
        if path.suffix != ".h":
            continue
        text = path.read_text()
        if not text.startswith("/* "):
            tree.report(path, 1, "the header does not open with a comment")
        guard = "CVPDF_H" if name == "cvpdf.h" else "CV_" + re.sub(r"\W", "_", name).upper()
        if name not in FRAGMENTS and f"#ifndef {guard}\n#define {guard}\n" not in text:
            tree.report(path, 1, f"the guard is not {guard}")


def check_text(tree):
    """No tabs, no blanks at lines' ends, a line feed at the end; no paths of somebody's machine anywhere in the project."""
    for path in tree.files:
        text = path.read_text()
        for number, line in enumerate(text.splitlines(), 1):
            if "\t" in line or line != line.rstrip():
                tree.report(path, number, "a tab, or a blank at the line's end")
        if not text.endswith("\n"):
            tree.report(path, text.count("\n"), "no line feed at the end")
    for path in project_files(tree.root):
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue
        for match in MACHINE_PATH.finditer(text):
            tree.report(path, line_of(text, match.start()), f"`{match.group()}` is a path of one machine")


def project_files(root):
    """What is under version control, or, where that cannot be asked, all but build folders."""
    own = pathlib.Path(__file__).resolve().parent
    listed = subprocess.run(["git", "-C", str(root), "ls-files", "-z"], capture_output=True)
    if listed.returncode == 0 and listed.stdout:
        paths = [root / name for name in listed.stdout.decode().split("\0") if name]
    else:
        paths = [p for p in root.rglob("*") if not any(part.startswith((".", "build")) for part in p.relative_to(root).parts)]
    return sorted(p for p in paths if p.is_file() and p.resolve().parent != own)


def library_flags(commands):
    """The compiler and its flags for a file of the library, without the file itself."""
    for entry in json.loads(pathlib.Path(commands).read_text()):
        if entry["file"].endswith("/compiler/base/arena.c"):
            words = shlex.split(entry["command"])
            return words[0], [w for w in words[1:] if re.match(r"-[IDfmW]|-std|-isystem|/", w) and not w.endswith((".c", ".o"))]
    raise SystemExit("the compile commands do not name compiler/base/arena.c")


def check_selfcontained(tree, commands):
    """Each header compiles alone, and twice in one file."""
    compiler, flags = library_flags(commands)
    with tempfile.TemporaryDirectory() as folder:
        for path in tree.files:
            name = tree.name(path)
            if path.suffix != ".h" or name in FRAGMENTS:
                continue
            unit = pathlib.Path(folder) / "unit.c"
            unit.write_text(f'#include "{name}"\n#include "{name}"\nint cv_lint_unit;\n')
            run = subprocess.run([compiler, *flags, f"-I{tree.compiler}", "-fsyntax-only", "-Werror", "-Wno-missing-variable-declarations", str(unit)],
                                 capture_output=True, text=True)
            if run.returncode != 0:
                tree.report(path, 1, "the header does not compile alone:\n" + run.stderr)


def check_symbols(tree, library):
    """Of the library, by nm: names begin with cv_, and nothing is writable."""
    run = subprocess.run(["nm", "-f", "sysv", "--defined-only", library], capture_output=True, text=True, check=True)
    unit = "?"
    for line in run.stdout.splitlines():
        header = re.match(r"(?:Undefined s|S)ymbols from .*\[(.*)\]:", line)
        if header:
            unit = header.group(1)
        fields = [f.strip() for f in line.split("|")]
        if len(fields) < 7 or fields[3] not in ("OBJECT", "FUNC", "NOTYPE"):
            continue
        name, kind, section = fields[0], fields[2], fields[6]
        if kind.isupper() and not name.startswith("cv_"):
            tree.found.append(f"{unit}: the name `{name}` does not begin with cv_")
        if re.match(r"\.(data|bss|tbss|tdata)(?!\.rel\.ro)", section):
            tree.found.append(f"{unit}: `{name}` can be changed: a global that is not const")


def check_format(tree, tool):
    version = subprocess.run([tool, "--version"], capture_output=True, text=True).stdout
    if f" {FORMATTER}." not in version:
        print(f"the formatting is that of clang-format {FORMATTER}, this is {version.strip()}: nothing was checked")
        sys.exit(SKIPPED)
    sources = tree.files + sorted((tree.root / "tests").rglob("*.[ch]"))
    run = subprocess.run([tool, "--dry-run", "--Werror", *map(str, sources)], capture_output=True, text=True, cwd=tree.root)
    tree.found += [line for line in run.stderr.splitlines() if "error:" in line or "warning:" in line]


def check_tidy(tree, tool, commands):
    sources = [str(p) for p in tree.files if p.suffix == ".c"]
    run = subprocess.run([tool, "-p", str(pathlib.Path(commands).parent), "--quiet", *sources], capture_output=True, text=True,
                         cwd=tree.root)
    tree.found += sorted({line for line in run.stdout.splitlines() if re.search(r": (warning|error):", line)})


def check_scripts(tree, tool):
    """Shell scripts, wherever they are."""
    scripts = [p for p in project_files(tree.root) if p.suffix == ".sh" or p.read_bytes()[:9] == b"#!/bin/sh"]
    run = subprocess.run([tool, "--format=gcc", "--external-sources", *map(str, scripts)], capture_output=True, text=True, cwd=tree.root)
    tree.found += run.stdout.splitlines()


def check_manuals(tree, tool):
    manuals = sorted((tree.root / "man").glob("*.[1-8]"))
    run = subprocess.run([tool, "-Tlint", "-Wwarning", *map(str, manuals)], capture_output=True, text=True, cwd=tree.root)
    tree.found += run.stdout.splitlines()


CHECKS = {
    "includes": check_includes, "sizes": check_sizes, "functions": check_functions, "headers": check_headers, "text": check_text,
    "selfcontained": lambda tree, o: check_selfcontained(tree, o.commands),
    "symbols": lambda tree, o: check_symbols(tree, o.library),
    "format": lambda tree, o: check_format(tree, o.tool),
    "tidy": lambda tree, o: check_tidy(tree, o.tool, o.commands),
    "scripts": lambda tree, o: check_scripts(tree, o.tool),
    "manuals": lambda tree, o: check_manuals(tree, o.tool),
}
PLAIN = {"includes", "sizes", "functions", "headers", "text"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("check", choices=sorted(CHECKS))
    parser.add_argument("--root", default=pathlib.Path(__file__).resolve().parents[2])
    parser.add_argument("--library")
    parser.add_argument("--commands")
    parser.add_argument("--tool")
    options = parser.parse_args()
    if options.tool is not None and shutil.which(options.tool) is None:
        print(f"{options.tool} is not installed: nothing was checked")
        return SKIPPED
    tree = Tree(options.root)
    if options.check in PLAIN:
        CHECKS[options.check](tree)
    else:
        CHECKS[options.check](tree, options)
    for line in tree.found:
        print(line)
    return 1 if tree.found else 0


if __name__ == "__main__":
    sys.exit(main())
