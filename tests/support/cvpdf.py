"""Runs the compiler and reads what it says; reads what a test file expects it to say.

A YAML file states the diagnostics that it is to give beside the line, in a comment that begins with `#!`:

    company: Example      #! CV-W014 5-11
    startDate: soon       #! CV-W012 14-17, CV-W013

A code stands alone or with the columns that the caret covers, first and last, counted from 1. Where a comment cannot
stand on the line itself (inside of a block of text), it stands on a line before it and counts lines: `#! +2 CV-W016 8`.
`#! nowhere CV-E012` is a diagnostic without a place, and
`#! --set CV-E011 1-4` one in the first line of what the command line's `--set` says. A file of another kind has its expectations in FILE.expect, a line each: `12 CV-W014 5-11`. Whatever else the compiler
says fails the test, and so does what it leaves unsaid.
"""

import json
import os
import pathlib
import re
import subprocess
import sys

SKIPPED = 77  # CTest's SKIP_RETURN_CODE
ROOT = pathlib.Path(__file__).resolve().parents[2]


class Failure(Exception):
    """A property that does not hold."""


def check(condition, message):
    if not condition:
        raise Failure(message)


def require(module):
    """Imports a module that is not part of Python; without it the test is skipped, or fails where CI=true."""
    try:
        return __import__(module)
    except ImportError:
        print(f"this test needs the Python module `{module}`", file=sys.stderr)
        sys.exit(1 if os.environ.get("CI") == "true" else SKIPPED)


def environment(**changes):
    """A small, fixed environment: nothing that a test did not ask for reaches the compiler."""
    env = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LLVM_PROFILE_FILE"):
        if name in os.environ:
            env[name] = os.environ[name]
    env.update(changes)
    return env


class Diagnostic:
    """One line of `--format=json`."""

    def __init__(self, fields):
        self.code = fields["code"]
        self.severity = fields["severity"]
        self.message = fields["message"]
        self.hint = fields["hint"]
        self.file = fields["file"]
        self.line = fields["line"]
        self.column = fields["column"]
        self.end_line = fields["endLine"]
        self.end_column = fields["endColumn"]
        self.start = fields["start"]
        self.end = fields["end"]

    def place(self):
        """The line; where that is not one of the profile, the name of what it stands in; None if it is nowhere."""
        return self.file if self.file is not None and self.file.startswith("--") else self.line

    def columns(self):
        """First and last column of the caret, or None where it goes beyond its line."""
        if self.line is None or self.end_line != self.line:
            return None
        return self.column, max(self.column, self.end_column - 1)

    def __str__(self):
        columns = self.columns()
        place = "nowhere" if self.line is None else str(self.place())
        text = f"{place} {self.code}"
        if columns:
            text += f" {columns[0]}" if columns[0] == columns[1] else f" {columns[0]}-{columns[1]}"
        return f"{text}  ({self.message})"


class Run:
    """A finished run of the program."""

    def __init__(self, program, *arguments, cwd=None, env=None, timeout=60, stdin=None):
        done = subprocess.run([program, *map(str, arguments)], cwd=cwd, env=env or environment(), timeout=timeout,
                              input=stdin, stdin=subprocess.DEVNULL if stdin is None else None,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        self.status = done.returncode
        self.output = done.stdout
        self.errors = done.stderr.decode("utf-8", "replace")

    def diagnostics(self):
        """What a run with `--format=json` said. Anything else on standard error is a failure."""
        found = []
        for line in self.errors.split("\n"):
            if line:
                try:
                    found.append(Diagnostic(json.loads(line)))
                except (ValueError, KeyError) as error:
                    raise Failure(f"not a diagnostic in JSON: {line!r} ({error})") from error
        return found


class Expectation:
    """A diagnostic that a test file asks for."""

    def __init__(self, place, text):
        match = re.fullmatch(r"(CV-[EW]\d+)(?: (\d+)(?:-(\d+))?)?", text.strip())
        check(match, f"{place}: cannot read the expectation {text!r}")
        self.place = place
        self.code = match[1]
        self.columns = (int(match[2]), int(match[3] or match[2])) if match[2] else None

    def fits(self, diagnostic):
        return (self.place == diagnostic.place() and self.code == diagnostic.code
                and self.columns in (None, diagnostic.columns()))

    def __str__(self):
        columns = " {}-{}".format(*self.columns) if self.columns else ""
        return f"{'nowhere' if self.place is None else self.place} {self.code}{columns}"


def expectations(path):
    """The diagnostics that the file at `path` asks for."""
    path = pathlib.Path(path)
    beside = path.with_name(path.name + ".expect")
    found = []
    if beside.exists():
        for text in beside.read_text("utf-8").splitlines():
            if text and not text.startswith("#"):
                place, rest = text.split(" ", 1)
                found.append(Expectation(None if place == "nowhere" else int(place), rest))
        return found
    # Lines end where YAML ends them: at a line feed, a carriage return or both.
    lines = re.split(r"\r\n|\r|\n", path.read_bytes().decode("utf-8", "replace"))
    for number, text in enumerate(lines, 1):
        match = re.search(r"(?:^|\s)#! (?:(nowhere|--\w+|[+-]\d+) )?(.*)$", text)
        if match:
            place = {None: number, "nowhere": None}.get(match[1], match[1])
            if isinstance(place, str) and not place.startswith("--"):
                place = number + int(place)
            found += [Expectation(place, item) for item in match[2].split(",")]
    return found


def compare(expected, found):
    """Complaints: what was not said, and what was said without being asked for."""
    left = list(found)
    missing = []
    for expectation in expected:
        fit = next((diagnostic for diagnostic in left if expectation.fits(diagnostic)), None)
        if fit:
            left.remove(fit)
        else:
            missing.append(expectation)
    return [f"not given: {item}" for item in missing] + [f"not expected: {item}" for item in left]


def main(test, *arguments):
    """Runs a test function and turns what it raises into an exit status."""
    try:
        test(*arguments)
    except Failure as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        sys.exit(1)
    except subprocess.TimeoutExpired as late:
        print(f"FAILED: still running after {late.timeout} s: {late.cmd}", file=sys.stderr)
        sys.exit(1)
