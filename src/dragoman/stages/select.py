"""Turns away what cannot be coded and cuts the rest into passages: headlines, body paragraphs, page furniture.

Only body and headline passages are parsed, so what is left out here costs nothing later.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from dragoman.errors import InputError
from dragoman.records import Coded, Passage, Reject, Span

MOST_CHARACTERS = 2_000_000  # a report is an article; whole books are split by the caller
LONGEST_PASSAGE = 8_000  # the parser's memory grows with a passage
LEAST_LETTERS = 0.45  # share of letters and spaces below which a text is not prose
LABEL_WORDS = 3  # a line of so few words without a full stop is a label, not a headline
HEADLINE_WORDS = 20
HARD_WRAP = 110  # lines of a hard-wrapped text are no longer than this

BLANK = re.compile(r"\n[ \t\r\xa0\u200b]*(?:\n[ \t\r\xa0\u200b]*)*\n|\n(?=[ \t]*[•*\-–—][ \t])")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
CLOSED = re.compile(r"[.!?:;…][\"'”’)\]]*\s*$")
BULLET = re.compile(r"^[\s•*\-–—·|>#]+")

# "MOSCOW, Feb. 5 (Agency) - ", "LAGOS (Agency) — ", "Geneva, 3 March —"
DATELINE = re.compile(
    r"[A-Z][A-Za-z.'’/ -]{1,40}(?:, ?[A-Z][\w.' ]{1,30})?"
    r"(?:,? ?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
    r" ?\d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:, ?\d{4})?)?(?: ?\([^()\n]{2,40}\))?\s?(?:[—–_]+|--+|-(?=\s))\s*"
)

Identify = Callable[[str], tuple[str, float]]


def run(coded: Coded, *, identify: Identify) -> Coded:
    """Fill `passages`. `identify` gives (ISO 639-1 code, share of confidence) of a text.

    Raises InputError for an empty, binary, oversized or foreign text.
    """
    text = coded.document.text
    _refuse_unreadable(text)
    language, certainty = identify(text[:4000])
    if language != "en" and certainty >= 0.6 and len(text) >= 40:
        raise InputError(f"not English: the text looks like '{language}' ({certainty:.0%})", stage="select")
    passages = tuple(_passages(text))
    labels = tuple(Reject("select", "page furniture, not prose", p.span) for p in passages if p.kind == "label")
    headline = next((text[p.span.start : p.span.end] for p in passages if p.kind == "headline"), None)
    title = coded.document.title or headline
    document = replace(coded.document, language=coded.document.language or "en", title=title)
    return replace(coded, document=document, passages=passages, rejects=coded.rejects + labels)


def _refuse_unreadable(text: str) -> None:
    if not text.strip():
        raise InputError("the text is empty", stage="select")
    if len(text) > MOST_CHARACTERS:
        raise InputError(f"the text has {len(text):,} characters, more than {MOST_CHARACTERS:,}", stage="select")
    sample = text[:20_000]
    if len(CONTROL.findall(sample)) > max(2, len(sample) // 50):
        raise InputError("the text is binary or wrongly decoded (control or replacement characters)", stage="select")
    prose = sum(c.isalpha() or c.isspace() for c in sample)
    if len(sample) >= 40 and prose < LEAST_LETTERS * len(sample):
        raise InputError("the text is not prose (too few letters)", stage="select")


def _passages(text: str) -> Iterator[Passage]:
    body_seen = False
    for block in _blocks(text):
        for span in _paragraphs(text, block):
            kind = _kind(text[span.start : span.end], body_seen)
            body_seen = body_seen or kind == "body"
            opening = DATELINE.match(text, span.start, span.end) if kind == "body" else None
            if opening and _is_dateline(opening.group()):
                yield Passage(Span(span.start, span.start + len(opening.group().rstrip(" -–—_"))), "dateline")
                span = Span(opening.end(), span.end)
            for piece in _pieces(text, span):
                yield Passage(piece, kind)


def _is_dateline(opening: str) -> bool:
    """A place in capitals, or one with a day or an agency."""
    place = re.split(r"[,(—–-]", opening, maxsplit=1)[0].strip()
    return place.isupper() or (bool(re.search(r"\d|\(", opening)) and len(place.split()) <= 4)


def _blocks(text: str) -> Iterator[Span]:
    start = 0
    for gap in BLANK.finditer(text):
        yield Span(start, gap.start())
        start = gap.end()
    yield Span(start, len(text))


def _paragraphs(text: str, block: Span) -> Iterator[Span]:
    """The block itself when it is hard-wrapped, else each of its lines; trimmed, empty ones dropped."""
    lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text[block.start : block.end])]
    spans = [block]
    if len(lines) > 1 and not _hard_wrapped([text[block.start + s : block.start + e] for s, e in lines]):
        spans = [Span(block.start + s, block.start + e) for s, e in lines]
    for start, end in spans:
        raw = text[start:end]
        bullet = BULLET.match(raw)
        begin = start + (bullet.end() if bullet and bullet.end() < len(raw) else 0)
        body = text[begin:end]
        begin += len(body) - len(body.lstrip())
        if body.strip():
            yield Span(begin, begin + len(body.strip()))


def _hard_wrapped(lines: list[str]) -> bool:
    inner = lines[:-1]
    return all(len(line) <= HARD_WRAP for line in lines) and sum(
        len(line.strip()) >= 45 and not CLOSED.search(line) for line in inner
    ) * 2 > len(inner)


def _kind(passage: str, body_seen: bool) -> str:
    words = passage.split()
    if CLOSED.search(passage) or len(words) > HEADLINE_WORDS:
        return "body"
    if len(words) <= LABEL_WORDS:
        return "label"
    return "body" if body_seen else "headline"


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The span, cut at spaces where it is longer than the parser should take at once."""
    start = span.start
    while span.end - start > LONGEST_PASSAGE:
        cut = text.rfind(". ", start, start + LONGEST_PASSAGE) + 1
        cut = cut or text.rfind(" ", start, start + LONGEST_PASSAGE)
        cut = cut if cut > start else start + LONGEST_PASSAGE
        yield Span(start, cut)
        start = cut
    if text[start : span.end].strip():
        yield Span(start, span.end)
