"""bench.py PROGRAM: how long whole runs of the program take and how much memory they need, as a Markdown table.

Measured by programs that are not ours: hyperfine (wall-clock time of whole processes, without a shell), GNU time (peak
resident memory), pdfinfo (pages). Run it on a release build and an idle machine.
"""

import json
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SKIPPED = 77
LONG = 160  # pages of the long document
TOOLS = {"hyperfine": "hyperfine", "pdfinfo": "poppler-utils", "/usr/bin/time": "time"}


def output_of(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=True).stdout.decode()


def machine():
    """Processor, number of them, system: what the figures stand for."""
    try:
        model = re.search(r"^model name\s*: (.*)$", pathlib.Path("/proc/cpuinfo").read_text(), re.M)[1]
    except (OSError, TypeError):
        model = platform.processor() or platform.machine()
    return f"{model}, {os.cpu_count()} processors, {platform.system()} {platform.release()}"


def wall(folder, *command, runs):
    """Milliseconds: mean, standard deviation, least."""
    result = folder / "hyperfine.json"
    line = " ".join(f"'{word}'" for word in map(str, command))
    subprocess.run(["hyperfine", "-N", "--style=none", "--warmup=3", f"--runs={runs}", f"--export-json={result}", line],
                   stdout=subprocess.DEVNULL, check=True)
    figures = json.loads(result.read_text())["results"][0]
    return tuple(1000 * figures[name] for name in ("mean", "stddev", "min"))


def peak(*command):
    """Mebibytes resident at most."""
    return int(output_of("/usr/bin/time", "-f", "%M", *map(str, command)).split()[-1]) / 1024


def pages(path):
    return int(re.search(r"^Pages:\s+(\d+)$", output_of("pdfinfo", str(path)), re.M)[1])


def long_profile(folder):
    path = folder / "long.yaml"
    generator = pathlib.Path(__file__).with_name("make_profile.py")
    path.write_text(output_of(sys.executable, "-B", generator, str(LONG)), "utf-8")
    return path


def main(program):
    missing = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
    if missing:
        print(f"not installed: {' '.join(missing)}", file=sys.stderr)
        sys.exit(SKIPPED)
    with tempfile.TemporaryDirectory() as path:
        folder = pathlib.Path(path)
        pdf = folder / "cv.pdf"
        rows = [("`cvpdf --version`", [program, "--version"], None, 200)]
        for name, profile, runs in (("the sample career", ROOT / "profile.yaml", 200),
                                    ("a long career", long_profile(folder), 20)):
            rows.append((name, [program, profile, "-o", pdf], pdf, runs))
        print(f"{output_of(program, '--version').strip()} on {machine()}\n")
        print("| run | pages | wall, mean ± σ | wall, least | peak memory | PDF |")
        print("|---|--:|--:|--:|--:|--:|")
        for name, command, made, runs in rows:
            mean, deviation, least = wall(folder, *command, runs=runs)
            count, size = (pages(made), f"{made.stat().st_size / 1000:.1f} kB") if made else ("", "")
            print(f"| {name} | {count} | {mean:.2f} ± {deviation:.2f} ms | {least:.2f} ms | {peak(*command):.1f} MiB | {size} |")


if __name__ == "__main__":
    main(sys.argv[1])
