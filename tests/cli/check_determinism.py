"""check_determinism.py PROGRAM: the same bytes in every run, time zone, locale, folder, environment and umask."""

import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

import cvpdf  # noqa: E402
from cvpdf import check  # noqa: E402

PROFILES = [cvpdf.ROOT / "profile.yaml", *sorted((cvpdf.ROOT / "tests" / "profiles").glob("*.yaml"))]


def locales():
    """The C locale, and of those that the machine has the ones that differ most from it."""
    try:
        known = subprocess.run(["locale", "-a"], stdout=subprocess.PIPE, check=False).stdout.decode().split()
    except FileNotFoundError:
        known = []
    return ["C", "C.UTF-8", *[name for name in known if name.startswith(("de_", "tr_", "ar_", "zh_"))]]


def digest(program, profile, extension, output, folder, **more):
    done = subprocess.run([program, profile, "-o", output], cwd=folder, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          timeout=60, check=False, **more)
    check(done.returncode == 0, f"{profile} is not compiled: {done.stderr.decode('utf-8', 'replace')}")
    data = pathlib.Path(folder, output).read_bytes()
    check(len(data) > 0, f"{profile} gives {len(data)} bytes of {extension}")
    return hashlib.sha256(data).hexdigest()


def test(program):
    with tempfile.TemporaryDirectory() as path:
        folder = pathlib.Path(path)
        for profile in PROFILES:
            for extension in ("pdf", "txt"):
                name = f"cv.{extension}"
                first = digest(program, profile, extension, name, folder, env=cvpdf.environment())
                again = {"again": digest(program, profile, extension, name, folder, env=cvpdf.environment())}
                if profile != PROFILES[0]:
                    check(again["again"] == first, f"{profile}: another run gives other bytes")
                    continue
                for zone in ("Pacific/Kiritimati", "America/Los_Angeles"):
                    again[zone] = digest(program, profile, extension, name, folder, env=cvpdf.environment(TZ=zone))
                for locale in locales():
                    again[locale] = digest(program, profile, extension, name, folder, env=cvpdf.environment(LC_ALL=locale))
                again["no environment"] = digest(program, profile, extension, name, folder, env={})
                again["another output"] = digest(program, profile, extension, folder / f"other.{extension}", folder)
                relative = os.path.relpath(profile, "/")
                again["another folder"] = digest(program, relative, extension, folder / name, "/")
                again["umask"] = digest(program, profile, extension, name, folder, preexec_fn=lambda: os.umask(0o077))
                again["no time"] = digest(program, profile, extension, name, folder, env=cvpdf.environment(SOURCE_DATE_EPOCH="x"))
                if extension == "pdf":
                    zones = [cvpdf.environment(SOURCE_DATE_EPOCH="1700000000", TZ=zone) for zone in ("UTC", "Asia/Tokyo")]
                    dated = {digest(program, profile, extension, name, folder, env=zone) for zone in zones}
                    check(len(dated) == 1 and first not in dated, "a given time is written, and the zone does not matter")
                for what, other in again.items():
                    check(other == first, f"{profile}, {extension}: other bytes with {what}")


if __name__ == "__main__":
    cvpdf.main(test, *sys.argv[1:])
