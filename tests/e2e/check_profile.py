"""One profile, end to end: check_profile.py CVPDF PROFILE FOLDER

Compiles PROFILE to PDF and plain text and reads the PDF with programs that are not ours. FOLDER is for what is written.
"""

import difflib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

import cvpdf  # noqa: E402
import walk  # noqa: E402
import words  # noqa: E402
from cvpdf import Run, check  # noqa: E402

GOLDENS = pathlib.Path(__file__).with_name("golden")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")


def tool(*command, silent=True):
    """Runs a reader; it must succeed, and say nothing on standard error. Returns its output as bytes."""
    done = subprocess.run([*map(str, command)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env=cvpdf.environment(), timeout=60, check=False)
    # Some builds of mutool have no colour management, and say so.
    said = done.stderr.decode("utf-8", "replace").replace("warning: ICC support is not available\n", "").strip()
    check(done.returncode == 0, f"{command[0]} ended with {done.returncode}: {said}")
    check(not silent or not said, f"{' '.join(map(str, command))} says: {said}")
    return done.stdout


class Compiled:
    """The profile's PDF and plain text."""

    def __init__(self, program, profile, folder):
        self.program = program
        self.profile = profile
        self.folder = folder
        self.pdf = folder / "cv.pdf"
        self.txt = folder / "cv.txt"
        self.diagnostics = []
        self.plain = ""
        self.painted = []  # per page, the box of everything painted

    def compile(self):
        run = Run(self.program, self.profile, "-o", self.pdf, "--format=json")
        self.diagnostics = run.diagnostics()
        check(run.status == 0, f"exit status {run.status}: {run.errors}")
        check(run.output == b"", "the compiler printed on standard output")
        plain = Run(self.program, self.profile, "-o", self.txt, "--format=json")
        check(plain.status == 0, f"exit status {plain.status} for plain text")
        check(plain.errors == run.errors, "plain text and PDF give different diagnostics")
        self.plain = self.txt.read_text("utf-8")

    def is_right_to_left(self):
        return RIGHT_TO_LEFT.search(self.plain) is not None


def test_diagnostics(made):
    """What is said about the profile is what its file expects."""
    complaints = cvpdf.compare(cvpdf.expectations(made.profile), made.diagnostics)
    check(not complaints, "\n  ".join(complaints))


def test_plain_has_every_word(made):
    """No text of the profile is lost, and the paragraphs of a section keep their order."""
    yaml = cvpdf.require("yaml")
    profile = words.Words(words.load(made.profile, yaml) or {})
    complaints = profile.missing(made.plain)
    check(not complaints, "\n  ".join(complaints))
    bad = walk.bad_characters(made.plain)
    check(not bad, f"characters that must not come out: {sorted(map(ascii, bad))}")
    check(made.plain.endswith("\n") and not re.search(r"[ \t]\n|\n\n\n|^\n", made.plain), "untidy white space")


def test_plain_is_the_golden(made):
    """Where somebody has read the plain output and found it right, it stays as it was."""
    golden = GOLDENS / (made.profile.name + ".txt")
    if not golden.exists():
        return
    if os.environ.get("CVPDF_UPDATE_GOLDENS"):
        golden.write_text(made.plain, "utf-8")
    expected = golden.read_text("utf-8").splitlines()
    changes = "\n  ".join(difflib.unified_diff(expected, made.plain.splitlines(), "golden", "now", lineterm="", n=1))
    check(not changes, changes)


def extracted(made):
    yield "pdftotext", tool("pdftotext", "-enc", "UTF-8", made.pdf, "-")
    yield "pdftotext -raw", tool("pdftotext", "-raw", "-enc", "UTF-8", made.pdf, "-")
    yield "pdftotext -layout", tool("pdftotext", "-layout", "-enc", "UTF-8", made.pdf, "-")
    if not made.is_right_to_left():  # mutool gives that as it stands, from left to right
        yield "mutool", tool("mutool", "draw", "-q", "-F", "txt", made.pdf)


def test_text_comes_back(made):
    """What readers get out of the PDF is the plain output, line breaks aside."""
    for name, data in extracted(made):
        text = data.decode("utf-8")
        bad = walk.bad_characters(text)
        check(not bad, f"{name}: characters that must not come out: {sorted(map(ascii, bad))}")
        compare = walk.difference_of_words if made.is_right_to_left() else walk.difference
        difference = compare(text, made.plain)
        check(difference is None, f"{name}: {difference}")


def test_structure_reads_in_order(made):
    """The text of the structure tree, from first to last element, is the plain output too."""
    if made.is_right_to_left():
        return  # pdfinfo gives the characters as they stand, from left to right
    lines = tool("pdfinfo", "-struct-text", "-enc", "UTF-8", made.pdf).decode("utf-8").split("\n")
    text = "".join(re.sub(r'^\s*"(.*)"$', r"\1", line) for line in lines if re.match(r'\s*".*"$', line))
    squeeze = re.compile(r"\s+")
    text, plain = squeeze.sub("", text), squeeze.sub("", made.plain)
    place = next((n for n, pair in enumerate(zip(text, plain)) if pair[0] != pair[1]), min(len(text), len(plain)))
    check(text == plain, f"structure: {walk.around(text, place)}, plain: {walk.around(plain, place)}")


def test_file_is_sound(made):
    """qpdf, mutool and Ghostscript read the file and have nothing to say."""
    said = tool("qpdf", "--check", made.pdf).decode()
    check("No syntax or stream encoding errors found" in said and "WARNING" not in said, f"qpdf: {said}")
    tool("mutool", "info", made.pdf)
    tool("mutool", "draw", "-q", "-F", "trace", "-o", made.folder / "trace.xml", made.pdf)
    # Ghostscript's box device reports what it painted, on standard error, and nothing else if all is well.
    done = subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=bbox", made.pdf], stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, env=cvpdf.environment(), timeout=120, check=False)
    said = re.sub(r"(?m)^%%(HiRes)?BoundingBox: .*\n", "", done.stderr) + done.stdout
    check(done.returncode == 0 and not said.strip(), f"Ghostscript ({done.returncode}): {said}")
    made.painted = [tuple(map(float, box.split())) for box in re.findall(r"(?m)^%%HiResBoundingBox: (.*)$", done.stderr)]


def test_nothing_leaves_the_page(made):
    """Every mark stands on the page with some paper around it, and no word lies on another one."""
    text = tool("pdftotext", "-bbox", "-enc", "UTF-8", made.pdf, "-").decode("utf-8", "replace")
    text = re.sub(r"(?s)<head>.*?</head>", "", text)  # poppler does not write emoji rightly there
    root = xml.etree.ElementTree.fromstring(text)
    space = {"x": "http://www.w3.org/1999/xhtml"}
    pages = root.findall(".//x:page", space)
    check(len(pages) == len(made.painted), "Ghostscript and poppler count different numbers of pages")
    for number, (page, painted) in enumerate(zip(pages, made.painted), 1):
        width, height = float(page.get("width")), float(page.get("height"))
        check(painted[0] > 8 and painted[1] > 8 and painted[2] < width - 8 and painted[3] < height - 8,
              f"page {number}, {width} by {height} pt: painted from {painted[0:2]} to {painted[2:4]}")
        placed = []
        for word in page.findall("x:word", space):
            box = [float(word.get(side)) for side in ("xMin", "yMin", "xMax", "yMax")]
            check(box[0] >= 0 and box[2] <= width and box[1] >= -8 and box[3] <= height + 8,
                  f"page {number}: {word.text!r} at {box} is off the page")
            for other, text in placed:
                check(not overlap(box, other), f"page {number}: {word.text!r} lies on {text!r}: {box}, {other}")
            placed.append((box, word.text))


def overlap(one, other):
    """True for boxes of the same line that share more than a point of its length."""
    height = min(one[3] - one[1], other[3] - other[1])
    return (abs((one[1] + one[3]) - (other[1] + other[3])) / 2 < 0.4 * height
            and min(one[2], other[2]) - max(one[0], other[0]) > 1)


def test_fonts(made):
    """Every font is embedded as a subset and has a ToUnicode map."""
    lines = tool("pdffonts", made.pdf).decode().splitlines()[2:]
    check(lines, "no fonts at all")
    for line in lines:
        check(re.search(r"\s+yes\s+yes\s+yes\s+\d+\s+\d+\s*$", line), f"emb sub uni: {line}")
        check(re.match(r"[A-Z]{6}\+", line), f"a subset's name begins with six letters: {line}")


def test_information(made):
    """Metadata, the tag of a tagged file, the paper that the design asks for."""
    info = dict(re.findall(r"(?m)^([^:]+):\s*(.*)$", tool("pdfinfo", "-enc", "UTF-8", made.pdf).decode("utf-8")))
    yaml = cvpdf.require("yaml")
    root = words.load(made.profile, yaml)
    name = words.Words({}).choose((root.get("basics") or {}).get("name")) or ""
    for key in ("Title", "Author"):
        check(words.letters(name) in words.letters(info.get(key, "")), f"{key} is {info.get(key)!r}, the name is {name!r}")
    check(info.get("Tagged") == "yes", "not tagged")
    check(info.get("Encrypted") == "no" and info.get("JavaScript") == "no", "scripts or encryption")
    check("CreationDate" not in info or "SOURCE_DATE_EPOCH" in os.environ, "a clock was read")
    size = (((root.get("design") or {}).get("page") or {}).get("size")) or "a4"
    check(f"({size})" in info.get("Page size", "").lower(), f"page size {info.get('Page size')}")


def target(address):
    """The form in which an address of a profile becomes a link's target; None if it cannot be one."""
    address = (address or "").strip()
    if not address or re.search(r"\s", address) or not address.isascii():
        return None
    if re.match(r"(https?|mailto|tel):", address):
        return address
    if re.match(r"[^/@:]+\.[a-z]{2,}(/|$)", address):
        return "https://" + address
    return None


def test_links(made):
    """Addresses of the profile are live links."""
    found = tool("pdfinfo", "-url", made.pdf).decode("utf-8", "replace")
    links = {line.split(None, 2)[2] for line in found.splitlines()[1:] if len(line.split(None, 2)) == 3}
    basics = words.load(made.profile, cvpdf.require("yaml")).get("basics") or {}
    wanted = {target(address) for address in words.Words({"basics": basics}).addresses} - {None}
    if isinstance(basics.get("email"), str) and basics["email"]:
        wanted.add("mailto:" + basics["email"])
    for address in wanted:
        check(address in links or address + "/" in links, f"no link to {address} among {sorted(links)}")
    for link in links:
        check(re.match(r"(https?|mailto|tel|ftp):\S+$", link), f"a link of another kind: {link!r}")


def outline_titles(nodes):
    for node in nodes:
        yield node["title"]
        yield from outline_titles(node["kids"])


def test_outline(made):
    """The outline names headings of the document, in order."""
    data = json.loads(tool("qpdf", "--json=1", "--json-key=outlines", made.pdf))
    titles = list(outline_titles(data["outlines"]))
    text = words.spaced(made.plain)
    position = 0
    for title in titles:
        place = text.find(words.spaced(title), position)
        check(place >= 0, f"the outline's {title!r} is not a heading, or not in its place")
        position = place
    root = words.load(made.profile, cvpdf.require("yaml"))
    if any(root.get(section) for section in words.SECTIONS):
        check(titles, "no outline")


def test_same_bytes(made):
    """Another time zone, locale and working directory make no difference."""
    elsewhere = made.folder / "elsewhere"
    elsewhere.mkdir()
    again = elsewhere / "again.pdf"
    run = Run(made.program, os.path.relpath(made.profile, elsewhere), "-o", "again.pdf", "--format=json", cwd=elsewhere,
              env=cvpdf.environment(TZ="Asia/Kathmandu", LC_ALL="tr_TR.UTF-8", LANG="ar_EG.UTF-8", HOME="/nowhere"))
    check(run.status == 0, f"exit status {run.status} from another working directory")
    check(again.read_bytes() == made.pdf.read_bytes(), "other bytes in another time zone, locale and working directory")
    check(sorted(file.name for file in elsewhere.iterdir()) == ["again.pdf"], "other files were left behind")


TESTS = [value for name, value in list(globals().items()) if name.startswith("test_")]


def test(program, profile, folder):
    folder = pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    made = Compiled(os.path.abspath(program), pathlib.Path(profile).resolve(), folder)
    made.compile()
    failures = []
    for one in TESTS:
        try:
            one(made)
        except cvpdf.Failure as failure:
            failures.append(f"{one.__name__[5:]}: {failure}")
    check(not failures, "\n".join(failures))


if __name__ == "__main__":
    cvpdf.main(test, *sys.argv[1:])
