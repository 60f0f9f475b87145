"""make_profile.py PAGES: writes a profile that fills about that many A4 pages. The same number gives the same bytes."""

import sys

WORDS = """account audit balance bridge build cable carry chart check clear count cover cross draft drive earn engine event
fabric field file figure filter finish flow forge frame gather grant guide harbour index invoice join junction kernel ledger
level light link list load market measure merge method model module motor network number offer office order packet paper
parse patch path plan plant point policy port press print process profile project proof query queue rail range reach record
release report rescue review route sample scale schedule script search sector segment sensor server service sheet shift
signal sketch source spare stage stock store stream street survey switch system table target team tender test theory thread
ticket timber track trade train transfer trial tunnel unit valley value vector vessel village voyage warehouse water weight
window workshop yard""".split()
JOBS_PER_PAGE = 4.2


class Text:
    """Words in an order that looks like chance and is not (a linear congruential generator)."""

    def __init__(self):
        self.state = 20240229

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit

    def words(self, count):
        return " ".join(WORDS[self.below(len(WORDS))] for _ in range(count))

    def sentence(self, count):
        return self.words(count).capitalize() + "."

    def highlight(self):
        return f"{self.words(6).capitalize()} **{self.words(2)}** {self.words(9)}, {self.below(90) + 10} % {self.words(4)}."


def profile(pages):
    text = Text()
    yield "basics:"
    yield "  name: Patience Longlist"
    yield "  label: Veteran of many jobs"
    yield "  email: patience@example.com"
    yield "  phone: +1 212 555 0150"
    yield "  url: https://patience.example.com"
    yield f"  summary: {text.sentence(40)}"
    yield "work:"
    for job in range(max(1, round(pages * JOBS_PER_PAGE))):
        month = 12 * 2024 - 2 * job
        yield f"  - name: {text.words(2).title()}"
        yield f"    position: {text.words(2).title()}"
        yield f"    location: {text.words(1).title()}"
        yield f'    startDate: "{month // 12:04}-{month % 12 + 1:02}"'
        yield f'    endDate: "{month // 12:04}-{month % 12 + 1:02}"'
        yield f"    summary: {text.sentence(24)}"
        yield "    highlights:"
        for _ in range(4):
            yield f"      - {text.highlight()}"


if __name__ == "__main__":
    print("\n".join(profile(float(sys.argv[1]))))
