"""What of a profile has to stand in the output: reads the source with a reader that is not the compiler's own."""

import collections
import json
import re
import unicodedata

LANGUAGE = re.compile(r"^[a-z]{2}(-[A-Za-z]+)*$")
SECTIONS = ("work", "volunteer", "education", "awards", "certificates", "publications", "skills", "languages", "interests",
            "references", "projects")
DATES = ("startDate", "endDate", "date", "releaseDate")
ADDRESSES = ("url", "website")
SILENT = ("$schema", "meta", "lang", "language", "layout", "design", "sections", "x-lang", "image", "picture", "variants")
MARKUP = re.compile(r"[*`\[\]<>&\\_]")
# Characters that are not seen: what only steers the setting of a text.
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe0e\ufe0f]")


def load(path, yaml):
    """The file as mappings, lists, strings and None; numbers and the like as they are written."""
    data = path.read_bytes()
    if path.suffix == ".json":
        return json.loads(data.decode("utf-8-sig"), parse_int=str, parse_float=str, parse_constant=str)

    class Loader(yaml.BaseLoader):  # pylint: disable=too-many-ancestors
        pass

    Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
    Loader.add_constructor("tag:yaml.org,2002:null", lambda loader, node: None)
    return yaml.load(data, Loader)


def tokens(text):
    """Words, without regard to how characters are composed."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", UNSEEN.sub("", text)))


def spaced(text):
    """One form for white space and composition, to look for one text in another."""
    text = unicodedata.normalize("NFKC", UNSEEN.sub("", text))
    text = "".join(" " if unicodedata.category(character) == "Cc" else character for character in text)
    return " ".join(text.split())


def letters(text):
    """Letters and digits alone: what is the same in a text and in its printed form, whatever markup there was."""
    text = re.sub(r"\]\((https?:|mailto:|tel:|[\w.]+/)[^()\s]*(?:\([^()]*\)[^()\s]*)*\)", "] ", text)
    text = re.sub(r"(?i)</?(strong|em|b|i|a|br|p|ul|li|code|span)(\s+[\w-]+=(\"[^\"]*\"|'[^']*'|[^\s<>]+))*\s*/?>", " ", text)
    text = re.sub(r"&(nbsp|mdash|quot|amp|lt|gt);", " ", text)
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", UNSEEN.sub("", text)))


class Words:
    """Every printable text of a profile, sorted by how surely its form is known."""

    def __init__(self, root):
        self.root = root
        self.lang = root.get("lang") or "en"
        self.exact = []       # texts without markup: stand in the output as they are, as often as in the source
        self.marked = []      # texts with it: their letters stand in the output
        self.years = []       # of dates that are written with digits
        self.free_dates = []
        self.addresses = []   # link targets
        self.sequences = []   # per section, its paragraphs in order
        self.walk_root()

    def choose(self, value):
        """A text by language: the one to print."""
        if isinstance(value, dict) and value and all(LANGUAGE.match(key) for key in value):
            tags = [tag for lang in (self.lang, "en") for tag in value if tag.split("-")[0] == lang.split("-")[0]]
            return value.get(self.lang) or value[tags[0] if tags else next(iter(value))]
        return value

    def text(self, value, sequence=None):
        value = self.choose(value)
        if isinstance(value, dict):
            self.highlight(value, sequence)
        elif isinstance(value, list):
            for item in value:
                self.text(item, sequence)
        elif isinstance(value, bool):
            pass
        elif isinstance(value, str) and spaced(value):
            if MARKUP.search(value):
                self.marked.append(value)
            else:
                for paragraph in re.split(r"\n[ \t]*\n", value):
                    paragraph = re.sub(r"^- ", "", paragraph)  # a list item's own dash gives way to the bullet
                    self.exact.append(spaced(paragraph))
                    if sequence is not None:
                        sequence.append(spaced(paragraph))

    def highlight(self, value, sequence):
        for key, part in value.items():
            if key in ("text", "highlights"):
                self.text(part, sequence)
            elif key not in ("tags", "priority"):
                self.text(part)

    def date(self, value):
        if not isinstance(value, str):
            return
        years = re.findall(r"(?<!\d)[12]\d{3}(?!\d)", value)
        self.years += years
        if not years and not re.fullmatch(r"(?i)present|至今|aktuell|aujourd'hui|\s*", value):
            self.free_dates.append(value)

    def entry(self, entry, sequence):
        if not isinstance(entry, dict):
            self.text(entry)
            return
        entry = dict(entry)
        for key, value in entry.items():
            if key in DATES:
                self.date(value)
            elif key in ADDRESSES:
                self.addresses.append(value)
            elif key in ("positions", "entries"):
                for position in value or []:
                    self.entry(position, sequence)
            elif key in ("summary", "highlights"):
                self.text(value, sequence)
            elif key in ("section", "tags", "priority", "image", "picture") or key.startswith(("_", "x-")):
                pass
            else:
                self.text(value)

    def section(self, entries):
        sequence = []
        for entry in entries if isinstance(entries, list) else [entries]:
            if entry is not None:
                self.entry(entry, sequence)
        self.sequences.append(sequence)

    def basics(self, basics):
        for key, value in basics.items():
            if key == "location" and isinstance(value, dict):
                for part, text in value.items():
                    if part != "countryCode":
                        self.text(text)
            elif key == "profiles":
                for profile in value if isinstance(value, list) else [value]:
                    if profile:
                        self.addresses.append(profile.get("url"))
            elif key in ADDRESSES:
                self.addresses.append(value)
            elif key == "summary":
                sequence = []
                self.text(value, sequence)
                self.sequences.append(sequence)
            elif key not in ("image", "picture"):
                self.text(value)

    def walk_root(self):
        for key, value in self.root.items():
            if key == "basics" and value:
                self.basics(value)
            elif key in SECTIONS and value:
                self.section(value)
            elif key == "sections":
                for section in value:
                    if isinstance(section, dict):
                        self.text(section.get("title"))
                        self.text(section.get("text"))
                        self.section(section.get("entries") or [])
            elif key not in SILENT:
                self.text(value)

    def missing(self, plain):
        """Complaints about texts that the plain output lacks or has out of order."""
        text = spaced(plain)
        found = collections.Counter(tokens(plain))
        complaints = [f"missing: {item!r}" for item in self.exact if item not in text]
        complaints += [f"missing: {item!r}" for item in self.marked if letters(item) not in letters(plain)]
        wanted = collections.Counter(word for item in self.exact for word in tokens(item))
        complaints += [f"word {word!r}: {count} times in the profile, {found[word]} times in the output"
                       for word, count in wanted.items() if found[word] < count]
        complaints += [f"missing year: {year}" for year in self.years if year not in text]
        complaints += [f"missing date: {date!r}" for date in self.free_dates if spaced(date) not in text]
        for sequence in self.sequences:
            position = 0
            for item in sequence:
                place = text.find(item, position)
                if place < 0 and item in text:
                    complaints.append(f"out of order: {item!r}")
                position = place + len(item) if place >= 0 else position
        return complaints
