"""Compares text that a reader got out of a PDF with the plain output, character for character."""

import collections
import re
import unicodedata

DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e]")
# Words of one direction, so that it does not matter how a reader joins those of two.
ONE_WAY = re.compile("[\u0590-\u08ff]+|[^\\W\u0590-\u08ff]+")


def is_break(character):
    return character in "\n\f"


def is_space(character):
    return character.isspace()


def skip(text, position, accept):
    while position < len(text) and accept(text[position]):
        position += 1
    return position


def around(text, position):
    return repr(text[max(0, position - 40):position]) + " | " + repr(text[position:position + 40])


def difference(pdf, plain):
    """None, or where the two texts part.

    Marks of direction do not count: poppler moves them about, and adds its own.

    A line break of the PDF may stand for white space of the plain text or, inside of a word that did not fit on its
    line, for nothing. A space must stand for white space. Every other character must be the same on both sides, in
    the same order, with nothing added and nothing missing.
    """
    pdf, plain = DIRECTIONS.sub("", pdf), DIRECTIONS.sub("", plain)
    i = skip(pdf, 0, is_space)
    j = skip(plain, 0, is_space)
    while i < len(pdf):
        if is_space(pdf[i]):
            end = skip(pdf, i, is_space)
            has_break = any(map(is_break, pdf[i:end]))
            after = skip(plain, j, is_space)
            if after == j and not has_break and end < len(pdf):
                return f"a space too many in the PDF: {around(pdf, i)}, plain: {around(plain, j)}"
            i, j = end, after
        elif j < len(plain) and pdf[i] == plain[j]:
            i, j = i + 1, j + 1
        else:
            return f"PDF: {around(pdf, i)}, plain: {around(plain, j)}"
    j = skip(plain, j, is_space)
    return None if j == len(plain) else f"missing in the PDF: {around(plain, j)}"


def words(text):
    """Words, without what steers direction. Marks at a word's end count by themselves: poppler may read them first."""
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    found = collections.Counter()
    for word in ONE_WAY.findall(text):
        marks = [c for c in word if unicodedata.category(c) == "Mn"]
        found.update([word.strip("".join(marks)), *marks])
    return found


def difference_of_words(pdf, plain):
    """None, or what the two texts do not have in common.

    For text that runs from right to left: readers of PDFs find its order by their own lights. Punctuation and numbers
    among it may come out on the other side; but every word must be there, whole, and as often as in the plain text.
    """
    ours, theirs = words(plain), words(pdf)
    if ours == theirs:
        return None
    return f"only in the PDF: {sorted(theirs - ours)}, only in the plain text: {sorted(ours - theirs)}"


def bad_characters(text):
    """Characters that no reader should get: private use, soft hyphens, presentation ligatures, control characters."""
    bad = set()
    for character in text:
        category = unicodedata.category(character)
        if category in ("Co", "Cs", "Cn") or (category == "Cc" and character not in "\n\f\r\t"):
            bad.add(character)
        elif character == "\u00ad" or "\ufb00" <= character <= "\ufb06" or character == "\ufffd":
            bad.add(character)
    return bad
