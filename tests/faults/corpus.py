"""Invented reports in several kinds of files: with repeats, near-copies, refused ones and damaged lines among them."""

import gzip
import json
import random
import zipfile
from datetime import date, timedelta
from pathlib import Path

STATES = ("Norland", "Estavia", "Sudreich", "Westmark", "Ostrava", "Talonia")
VERBS = ("attacked", "sued", "visited", "warned")
FILLER = "The market was calm, and the weather dry."
FIRST = date(2015, 3, 1)


def story(chance: random.Random) -> str:
    """A report of some sentences."""
    parts = []
    for _ in range(chance.randint(1, 4)):
        actor, recipient = chance.sample(STATES, 2)
        parts.append(f"{actor} {chance.choice(VERBS)} {recipient} near town {chance.randint(1, 900)}.")
    if chance.random() < 0.4:
        parts.append(f'"We saw {chance.randint(2, 99)} ships," said {chance.choice(STATES)}.')
    parts.insert(chance.randint(0, len(parts)), FILLER)
    return " ".join(parts)


def day(chance: random.Random) -> str:
    return (FIRST + timedelta(days=chance.randint(0, 12))).isoformat()


def lines(count: int, chance: random.Random) -> list[str]:
    """JSON lines: one in ten is a repeat, a near-copy, refused, damaged, or another text under an id given before."""
    made: list[dict[str, str]] = []
    written: list[str] = []
    for number in range(count):
        report = {"text": story(chance), "published": day(chance)}
        if number % 7 == 3:
            report["id"] = f"wire-{number % 70}"  # given twice and more, each time to another text
        if number % 10 == 4 and made:
            report = {**chance.choice(made)}
        elif number % 10 == 6 and made:
            report = {**chance.choice(made), "url": f"https://copies.example/{number}"}
            report.pop("id", None)
        elif number % 25 == 9:
            report["text"] = f"REFUSE {number}"
        made.append(report)
        written.append(json.dumps(report) if number % 30 != 17 else '{"text": "cut o')
    return written


def write(folder: Path, seed: int = 1, size: int = 300) -> list[str]:
    """Writes the sources; returns the places to ingest."""
    chance = random.Random(seed)
    texts = folder / "texts"
    texts.mkdir(parents=True)
    for number in range(size // 6):
        (texts / f"{day(chance)}-report-{number}.txt").write_text(story(chance), encoding="utf-8")
    (texts / "noise.txt").write_bytes(bytes(range(256)) * 10)
    news = folder / "news.jsonl"
    news.write_text("\n".join(lines(size, chance)) + "\n", encoding="utf-8")
    with zipfile.ZipFile(folder / "more.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(size // 8):
            archive.writestr(f"{day(chance)}/{number}.txt", story(chance))
        archive.writestr("again.jsonl", "\n".join(lines(size // 10, chance)))
    with gzip.open(folder / "last.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.write("\n".join(lines(size // 5, chance)))
    return [str(texts), str(news), str(folder / "more.zip"), str(folder / "last.jsonl.gz")]
