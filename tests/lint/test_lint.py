#!/usr/bin/env python3
"""Shows each of lint.py's checks a small tree in which it must find one thing, and one in which it must find nothing."""

import json
import pathlib
import subprocess
import sys
import tempfile

LINT = pathlib.Path(__file__).with_name("lint.py")

HEADER = "/* thing: a thing. */\n#ifndef CV_BASE_THING_H\n#define CV_BASE_THING_H\n\nint cv_thing(void);\n\n#endif\n"
LONG = "int cv_long(void)\n{\n" + "    cv_thing();\n" * 99 + "}\n"

# (check, path, text, what must be said; None: nothing)
CASES = [
    ("includes", "compiler/yaml/a.c", '#include "base/thing.h"\n#include "yaml/b.h"\n#include <yaml.h>\n', None),
    ("includes", "compiler/base/a.c", '#include "yaml/b.h"\n', 'a.c:1: "yaml/b.h" has no lower rank'),
    ("includes", "compiler/design/a.c", '#include "cvpdf.h"\n', "has no lower rank"),
    ("includes", "compiler/base/a.c", '#include "thing.h"\n', "is not named from compiler/ on"),
    ("includes", "compiler/base/a.c", "\n#include <yaml.h>\n", "a.c:2: <yaml.h> belongs to yaml/"),
    ("includes", "compiler/line/a.c", "#include <unicode/uchar.h>\n", "belongs to text/"),
    ("includes", "compiler/text/a.c", "#include <hpdf.h>\n", "belongs to output/pdf/"),
    ("includes", "compiler/output/pdf/a.c", "#include <hpdf_objects.h>\n", "more than one file"),
    ("includes", "compiler/base/a.c", "#include <openssl/ssl.h>\n", "no header of the standard library"),
    ("includes", "compiler/extra/a.c", "\n", "the folder `extra` has no rank"),
    ("sizes", "compiler/base/a.c", LONG.replace("    cv_thing();\n", "", 1), None),
    ("sizes", "compiler/base/a.c", LONG, "a.c:2: the function has 101 lines"),
    ("sizes", "compiler/base/a.c", "\n" * 901, "the file has 901 lines"),
    ("sizes", "compiler/base/a.c", ("int cv_f(void)\n{\n" + "    ;\n" * 45 + "}\n") * 11, "longer than 40 lines"),
    ("functions", "compiler/base/a.c", '/* strcpy(a, b) */ const char *s = "system(x)"; int v = a->time(1) + cv_time(2);\n', None),
    ("functions", "compiler/base/a.c", "\nvoid f(void) { strcpy(a, b); }\n", "a.c:2: strcpy() is banned"),
    ("functions", "compiler/base/a.c", "long t = time (NULL);\n", "time() is banned"),
    ("functions", "compiler/base/a.c", 'char *e = getenv("HOME");\n', "getenv() is banned"),
    ("functions", "compiler/page/a.c", 'void f(void) { printf("x"); }\n', "printf() is banned"),
    ("headers", "compiler/base/a.h", "#ifndef CV_BASE_A_H\n#define CV_BASE_A_H\n#endif\n", "does not open with a comment"),
    ("headers", "compiler/base/a.h", "/* a. */\n#ifndef CV_A_H\n#define CV_A_H\n#endif\n", "the guard is not CV_BASE_A_H"),
    ("text", "compiler/base/a.c", "int a;\t\n", "a tab, or a blank"),
    ("text", "compiler/base/a.c", "int a;", "no line feed"),
    ("text", "README.md", "See /ho" + "me/somebody/notes.\n", "README.md:1: `/home/somebody` is a path of one machine"),
    ("text", "README.md", "See https://example.com/home/index and /usr/share.\n", None),
]


def run_case(check, path, text):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, content in {"compiler/base/thing.h": HEADER, "compiler/yaml/b.h": HEADER.replace("BASE_THING", "YAML_B"),
                              "compiler/cvpdf.h": HEADER.replace("CV_BASE_THING", "CVPDF"),
                              "compiler/output/pdf/hpdf.c": "#include <hpdf.h>\n", path: text}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(content)
        return subprocess.run([sys.executable, "-B", str(LINT), check, "--root", folder], capture_output=True, text=True)


def finds_symbols():
    """What nm sees of a library: a name without prefix, and a global that is not const."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "a.c").write_text("int cv_good(void) { return 0; }\nconst char *const cv_names[] = {\"a\"};\n"
                                  "int bad(void) { static int count; return ++count; }\n")
        subprocess.run(["cc", "-fPIC", "-c", "a.c", "-o", "a.o"], cwd=root, check=True)
        subprocess.run(["ar", "rc", "liba.a", "a.o"], cwd=root, check=True)
        run = subprocess.run([sys.executable, "-B", str(LINT), "symbols", "--root", folder, "--library", str(root / "liba.a")],
                             capture_output=True, text=True)
        findings = sorted(run.stdout.splitlines())
        return len(findings) == 2 and "count" in findings[0] and "`bad`" in findings[1] or print(run.stdout, run.stderr)


def finds_incomplete_header():
    """A header that uses what it does not include."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "compiler/base").mkdir(parents=True)
        (root / "compiler/base/thing.h").write_text(HEADER.replace("void", "size_t n"))
        arena = str(root / "compiler/base/arena.c")
        (root / "commands.json").write_text(json.dumps([{"file": arena, "command": f"cc -std=c11 -Wall -c {arena} -o arena.o"}]))
        run = subprocess.run([sys.executable, "-B", str(LINT), "selfcontained", "--root", folder, "--commands",
                              str(root / "commands.json")], capture_output=True, text=True)
        return run.returncode == 1 and "thing.h:1: the header does not compile alone" in run.stdout or print(run.stdout, run.stderr)


def main():
    failures = [finds_symbols(), finds_incomplete_header()].count(None)
    for check, path, text, expected in CASES:
        run = run_case(check, path, text)
        findings = [line for line in run.stdout.splitlines() if not line[:1].isdigit()]
        if expected is None:
            good = run.returncode == 0 and not findings
        else:
            good = run.returncode == 1 and len(findings) == 1 and expected in findings[0]
        if not good:
            failures += 1
            print(f"{check} on {path}: expected {expected!r}, got status {run.returncode}\n{run.stdout}{run.stderr}")
    print(f"{len(CASES) + 2} cases, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
