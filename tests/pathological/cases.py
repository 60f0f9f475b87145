"""Inputs that nobody writes and everybody may be sent. Each case is a function that returns a Case."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "bench"))

import make_profile  # noqa: E402

MEBIBYTE = 1024 * 1024
ROOM = MEBIBYTE - 64  # leaves place for `basics: {name: "…"}`


class Case:
    """An input and how its compile may end."""

    def __init__(self, data, codes=None, status=None, pages=None):
        self.data = data.encode() if isinstance(data, str) else data
        self.codes = codes    # one of these diagnostics is given; None: whatever
        self.status = status  # exit status; None: any but a crash
        self.pages = pages    # least and greatest number of pages; None: whatever


def text(content):
    """A profile whose summary is `content` repeated up to the greatest size of an input."""
    size = len(content.encode())
    return 'basics: {name: N, summary: "' + content * (ROOM // size) + '"}\n'


def design(settings):
    return f"basics: {{name: Page Size, summary: Some words to set.}}\ndesign: {settings}\n"


# The syntax.

def brackets():
    return Case("[" * MEBIBYTE, ["CV-E005"], 3)


def braces():
    return Case("{" * MEBIBYTE, ["CV-E005"])


def dashes():
    return Case("- " * (MEBIBYTE // 2), ["CV-E005"])


def questions():
    return Case("? " * (MEBIBYTE // 2), ["CV-E004", "CV-E005"])


def colons():
    return Case(":" * MEBIBYTE)


def quotes():
    return Case('"' * MEBIBYTE, ["CV-E004"])


def open_quote():
    return Case('"' + "a" * (MEBIBYTE - 1), ["CV-E004"])


def exclamation_marks():
    return Case("!" * MEBIBYTE, ["CV-E012"])


def comment():
    return Case("#" * MEBIBYTE, ["CV-E012"])


def carriage_returns():
    return Case("\r" * MEBIBYTE, ["CV-E012"])


def directives():
    return Case("%A\n" * (MEBIBYTE // 3))


def documents():
    return Case("---\n" * (MEBIBYTE // 4))


def closers():
    return Case("]" * MEBIBYTE, ["CV-E004"])


def deep_but_allowed():
    return Case("work: " + "[" * 60 + "x" + "]" * 60)


def deep_blocks():
    return Case("".join(" " * n + "a:\n" for n in range(1000)), ["CV-E005"])


def deep_in_every_place():
    nest = "[" * 40 + "x" + "]" * 40
    keys = "basics work volunteer education awards skills languages interests references projects sections design lang meta".split()
    return Case("\n".join(f"{key}: {nest}" for key in keys))


def deep_highlights():
    opened = "{text: t, highlights: ["
    return Case("work: [{name: N, highlights: [" + opened * 20 + "end" + "]}" * 20 + "]}]")


def alias_bomb():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 20)]
    return Case("\n".join(lines), ["CV-E005"])


def alias_to_many():
    return Case("a: &a [" + "x, " * 400 + "x]\nb: [" + "*a, " * 5000 + "*a]\n", ["CV-E005"])


def alias_of_itself():
    return Case("work: &w [*w]\n", ["CV-E004", "CV-E005"])


def anchors():
    return Case("meta:\n" + "".join(f"- &a{n} x\n" for n in range(60000)) + "basics: {name: N}\n", ["CV-E005"], 3)


def distinct_keys():
    return Case("basics:\n  name: N\n" + "".join(f"  key{n}: x\n" for n in range(60000)))


def one_key_again_and_again():
    return Case("basics:\n" + "  name: N\n" * 90000, ["CV-E006"])


def long_key():
    return Case("k" * (MEBIBYTE - 8) + ": x\n")


def entries_over_the_limit():
    return Case("skills:\n" + "- a\n" * 210000, ["CV-E005"], 3)


def entries():
    return Case("skills:\n" + "- a\n" * 90000)


def items():
    return Case("work:\n- name: N\n  highlights:\n" + "  - a\n" * 90000)


# The file.

def empty_file():
    return Case("", ["CV-E012"], 1)


def byte_order_mark():
    return Case(b"\xef\xbb\xbf", ["CV-E012"], 1)


def nul_byte():
    return Case(b"basics: {name: a\0b}\n", ["CV-W016"], 0)


def nul_bytes():
    return Case(b"\0" * MEBIBYTE, ["CV-W016"], 1)


def random_bytes():
    state, data = 1, bytearray()
    for _ in range(100000):
        state = state * 1103515245 + 12345 & 0x7FFFFFFF
        data.append(state >> 16 & 255)
    return Case(bytes(data), ["CV-E003"], 1)


def too_large():
    return Case("#" * (MEBIBYTE + 1), ["CV-E002"])


# Texts.

def one_word():
    return Case(text("a"))


def one_word_as_name():
    return Case('basics: {name: "' + "a" * 100000 + '"}')


def spaces():
    return Case(text(" "))


def words():
    return Case(text("a "))


def newlines():
    return Case(text("\\n"))


def forced_breaks():
    return Case(text("<br>"))


def stars():
    return Case(text("*"))


def stars_around_letters():
    return Case(text("*a"))


def stars_and_spaces():
    return Case(text("**a *"))


def ticks():
    return Case(text("`"))


def ticks_of_all_lengths():
    return Case('basics: {name: "' + "".join("`" * n + "a" for n in range(1, 1000)) + '"}')


def open_links():
    return Case(text("["))


def half_links():
    return Case(text("[a]("))


def links():
    return Case(text("[a](b.example.com) "))


def nested_links():
    return Case('basics: {name: N, summary: "' + "[" * 200000 + "a" + "](b)" * 200000 + '"}')


def less_than():
    return Case(text("<"))


def open_tags():
    return Case(text("<b>"))


def nested_tags():
    return Case('basics: {name: N, summary: "' + "<b><i>" * 60000 + "a" + "</i></b>" * 60000 + '"}')


def ampersands():
    return Case(text("&"))


def backslashes():
    return Case(text("\\\\"))


def combining_marks():
    return Case(text("\u0301"))


def marks_on_letters():
    return Case(text("a\u0301\u0302\u0303\u0323 "))


def emoji():
    return Case(text("\U0001f600"))


def joined_emoji():
    return Case(text("\U0001f468\u200d"))


def flags():
    return Case(text("\U0001f1eb"))


def chinese():
    return Case(text("中文"))


def hangul():
    return Case(text("한"))


def two_directions():
    return Case(text("אa"))


def right_to_left():
    return Case(text("שלום "))


def direction_controls():
    return Case(text("\u202ba\u202c\u2067"))


def brackets_in_hebrew():
    return Case(text("א("))


def arabic():
    return Case(text("ب"))


def missing_glyphs():
    return Case(text("ᚠ"), ["CV-E032"], 1)


def soft_hyphens():
    return Case(text("\\xAD"))


def zero_width_spaces():
    return Case(text("a\u200b"))


def dotted_line():
    return Case(text("."))


def slashes():
    return Case(text("a/"))


def long_address():
    return Case('basics: {name: N, url: "https://example.com/' + "a/" * 200000 + '"}')


def long_date():
    return Case("work: [{name: N, startDate: " + "9" * 200000 + "}]")


# The paper.

def tiny_page():
    return Case(design("{page: {size: [10pt, 10pt]}}"), ["CV-E021"], 1)


def tiny_page_without_margin():
    return Case(design("{page: {size: [10pt, 10pt], margin: {top: 0pt, right: 0pt, bottom: 0pt, left: 0pt}}}"), ["CV-E021"], 1)


def margins_beyond_the_page():
    return Case(design("{page: {margin: {left: 40cm, right: 40cm}}}"), ["CV-E021"], 1)


def margins_that_meet():
    return Case(design("{page: {margin: {left: 105mm, right: 105mm}}}"), ["CV-E021"], 1)


def negative_margin():
    return Case(design("{page: {margin: {top: -1cm}}}"), ["CV-E021"], 1)


def no_size():
    return Case(design("{styles: {body: {size: 0pt}}}"), ["CV-E021"], 1)


def giant_size():
    return Case(design("{styles: {body: {size: 1000pt}}}"), ["CV-E021"], 1)


def no_leading():
    return Case(design("{styles: {body: {leading: 0}}}"), ["CV-E021"], 1)


def giant_leading():
    return Case(design("{styles: {body: {leading: 1000}}}"), ["CV-E021"], 1)


def giant_numbers():
    return Case(design("{page: {size: [99999999999999999999mm, 1e308pt]}, styles: {body: {size: nanpt}}}"), ["CV-E021"], 1)


def deep_design():
    return Case(design("{styles: " + "{body: " * 50 + "x" + "}" * 50 + "}"))


# Length.

def pages_40():
    return Case("\n".join(make_profile.profile(40)) + "\n", None, 0, (36, 44))


def pages_160():
    return Case("\n".join(make_profile.profile(160)) + "\n", None, 0, (144, 176))


def pages_beyond_the_limit():
    small = design("{page: {size: [200pt, 100pt], margin: {top: 10pt, right: 10pt, bottom: 10pt, left: 10pt}}}")
    return Case(small.replace("Some words to set.", "word " * 200000), ["CV-E008"], 3)


CASES = {name: value for name, value in globals().items()
         if callable(value) and name not in ("Case", "text", "design") and value.__module__ == __name__}
