"""check_pathological.py CVPDF CASE FOLDER SECONDS: the compile of a hostile input ends soon, and as it should.

With --list alone: the names of the cases.
"""

import pathlib
import re
import resource
import shutil
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

import cases  # noqa: E402
import cvpdf  # noqa: E402
from cvpdf import Run, check  # noqa: E402

PEAK_MEBIBYTES = 640  # the arena's limit, and the fonts
SANITIZER = {"ASAN_OPTIONS": "exitcode=99", "UBSAN_OPTIONS": "exitcode=99"}


def page_count(pdf):
    info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", info)[1])


def test(program, name, folder, seconds):
    case = cases.CASES[name]()
    folder = pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    profile, pdf = folder / "profile.yaml", folder / "cv.pdf"
    profile.write_bytes(case.data)
    begin = time.monotonic()
    run = Run(program, profile, "-o", pdf, "--format=json", timeout=float(seconds), env=cvpdf.environment(**SANITIZER))
    took = time.monotonic() - begin
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    codes = [diagnostic.code for diagnostic in run.diagnostics()]
    print(f"{name}: {len(case.data)} bytes, status {run.status}, {took * 1000:.0f} ms, {peak:.0f} MiB, {sorted(set(codes))}")
    check(run.status in (0, 1, 3), f"exit status {run.status}: {run.errors[-2000:]}")
    check(case.status in (None, run.status), f"exit status {run.status}, not {case.status}")
    check(case.codes is None or set(codes) & set(case.codes), f"none of {case.codes} was given")
    check(run.status == 0 or any(code.startswith("CV-E") for code in codes), "it failed and did not say why")
    check((run.status == 0) == pdf.exists(), f"exit status {run.status}, and the output is{'' if pdf.exists() else ' not'} there")
    check(sorted(file.name for file in folder.iterdir()) in (["cv.pdf", "profile.yaml"], ["profile.yaml"]), "files left behind")
    check(float(seconds) > 5 or peak < PEAK_MEBIBYTES, f"{peak:.0f} MiB of memory")
    if run.status == 0:
        subprocess.run(["qpdf", "--check", pdf], check=True, stdout=subprocess.DEVNULL)
        if case.pages:
            check(case.pages[0] <= page_count(pdf) <= case.pages[1], f"{page_count(pdf)} pages, not {case.pages}")


if __name__ == "__main__":
    if sys.argv[1] == "--list":
        print(";".join(cases.CASES), end="")
    else:
        cvpdf.main(test, *sys.argv[1:])
