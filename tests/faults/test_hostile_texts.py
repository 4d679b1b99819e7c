"""Characters no text should have, lines without end, names beyond measure: turned away or kept, never a broken run."""

import json
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.ingest import Tally, ingest
from dragoman.records import Document
from dragoman.store import Found, Store
from tests.faults.contents import faults
from tests.faults.worker import PlainCoder

NUL, HALF = "\x00", "\ud800"
NOWHERE = Found()
DEED = "Norland attacked Estavia near the river."


def put(store: Store, text: str = DEED, found: Found = NOWHERE, **fields: str) -> str:
    (coded,) = PlainCoder().pipe([Document(text, **fields)])
    return store.put(coded, found)


def ingested(store: Store, file: Path, *items: dict[str, str]) -> Tally:
    """A file of JSON lines, read into the store."""
    lines = [json.dumps(item, ensure_ascii=HALF in "".join(item.values())) for item in items]
    file.write_text("\n".join(lines), encoding="utf-8")
    tally = ingest(store, PlainCoder(), [str(file)])
    assert faults(store) == []
    return tally


@pytest.mark.parametrize("field", ["text", "id", "url", "title", "publisher"])
@pytest.mark.parametrize("bad", [NUL, HALF], ids=["NUL", "half a character"])
class TestCharactersNoDatabaseHolds:
    def test_the_store_refuses_them(self, store: Store, field: str, bad: str) -> None:
        with pytest.raises(InputError, match=f"{field}: holds"):
            put(store, **{"text": DEED, field: f"a{bad}b"})
        assert store.counts().reports == 0

    def test_an_ingest_turns_them_away_and_goes_on(self, store: Store, tmp_path: Path, field: str, bad: str) -> None:
        hostile = {"text": DEED, field: f"https://a.example/{bad}b"}
        tally = ingested(store, tmp_path / "news.jsonl", hostile, {"text": f"{DEED} At last."})
        assert tally.stored + tally.rejected.total() == 2  # a URL is made fit by the reader
        assert tally.stored >= 1


class TestStrangeTexts:
    @pytest.mark.parametrize(
        "text",
        [
            "".join(map(chr, range(1, 32))) + DEED,
            f"{DEED}\x7f\x85\u2028\u2029\ufeff\uffff\U0010ffff",
            f"{DEED} \u202e\u0301\u0301\u200d",
            f"{DEED} '; DROP TABLE reports; --",
            f'{DEED} %s :wanted ? $1 {{}} \\ "',
            f"{DEED} \U0001f1fa\U0001f1f8 İstanbul ﬁ ß",
        ],
    )
    def test_are_kept_as_they_are(self, store: Store, text: str) -> None:
        assert put(store, text) == "stored"
        (kept,) = store.reports()
        assert kept.document.text == text
        assert faults(store) == []

    @pytest.mark.slow
    @pytest.mark.parametrize("filler", ["x", "xy ", "\U00020000", "é, "])
    def test_a_line_of_two_million_characters(self, store: Store, tmp_path: Path, filler: str) -> None:
        text = DEED + filler * (2_000_000 // len(filler))
        assert ingested(store, tmp_path / "news.jsonl", {"text": text}, {"text": DEED}).stored == 2
        assert len(store.search("norland")) == 2

    @pytest.mark.slow
    def test_a_text_of_nothing_but_different_words(self, store: Store, tmp_path: Path) -> None:
        words = " ".join(chr(0x20000 + n // 300) + chr(0x21000 + n % 300) for n in range(90_000))
        assert ingested(store, tmp_path / "news.jsonl", {"text": DEED + words, "title": words[:9_000]}).done == 1

    @pytest.mark.parametrize(("field", "most"), [("title", 10_000), ("url", 2_000), ("id", 500)])
    def test_a_field_beyond_measure_is_turned_away(self, store: Store, tmp_path: Path, field: str, most: int) -> None:
        long = "https://a.example/" + "".join(f"{n:x}" for n in range(most))
        tally = ingested(store, tmp_path / "news.jsonl", {"text": DEED, field: long}, {"text": DEED})
        assert tally.rejected == {f"{field}: longer than {most:,} characters": 1}
        assert tally.stored == 1

    def test_a_field_at_its_longest_is_kept(self, store: Store) -> None:
        url = ("https://a.example/" + "".join(f"{n:x}" for n in range(2_000)))[:2_000]
        assert put(store, url=url, id="\U0010ffff" * 500, title="".join(chr(0x4E00 + n % 9000) for n in range(10_000)))
        assert faults(store) == []

    def test_what_only_the_database_cannot_hold_is_turned_away(self, store: Store, tmp_path: Path) -> None:
        url = "https://a.example/" + "".join(chr(0x4E00 + n * 7919 % 20_000) for n in range(1_900))
        tally = ingested(store, tmp_path / "news.jsonl", {"text": DEED, "url": url}, {"text": DEED})
        assert (tally.stored + tally.rejected.total(), tally.done) == (2, 2)


class TestNamesOfSources:
    @pytest.mark.parametrize("name", [b"bytes \xff\xfe.txt", b"line\nbreak.txt", b"%s ' \" ;.txt"])
    def test_any_file_name_will_do(self, store: Store, tmp_path: Path, name: bytes) -> None:
        folder = str(tmp_path / "texts").encode()
        Path(folder.decode()).mkdir()
        with open(folder + b"/" + name, "w") as stream:
            stream.write(DEED)
        with open(folder + b"/" + name + b"x", "w") as stream:
            stream.write("{" + NUL)
        for stored in (1, 0):  # a second time there is nothing left to do
            tally = ingest(store, PlainCoder(), [folder.decode()])
            assert (tally.stored, tally.rejected.total()) == (stored, stored)
        assert faults(store) == []

    def test_a_name_longer_than_a_key_may_be(self, store: Store) -> None:
        names = ["".join(f"{n:x}{last}" for n in range(9_000)) for last in "ab"]
        for number, name in enumerate(names):
            assert put(store, f"{DEED} {number}", found=Found(name, name)) == "stored"
        assert faults(store) == []


class TestQuestions:
    @pytest.mark.parametrize(
        "question",
        [
            "'", '"', '""', "((", "norland AND", "NOT", "a OR", "NEAR(a b)", "norland*", "title:norland", "^norland",
            "-", "--norland", '-"', "norland -", ":*", "!", "&", "|", "<->", "a & !b", "\\", "%", "_", "'; DROP TABLE reports; --",
            NUL, f"nor{NUL}land", HALF, f"norland {HALF}", "\U0010ffff", "", " ", "\n", "{norland estavia}: river", "+", "a+b",
            "norland " * 3_000, '"' * 999, "-a " * 500, "x" * 100_000,
        ],
    )  # fmt: skip
    def test_any_question_is_answered(self, store: Store, question: str) -> None:
        put(store)
        assert len(store.search(question)) <= 1
        assert len(store.search("norland")) == 1

    def test_words_that_must_not_stand_there_are_no_question_of_their_own(self, store: Store) -> None:
        put(store)
        assert store.search("-river") == []
        assert store.search("norland -river") == []

    @pytest.mark.parametrize("id", ["'", NUL, HALF, "%", "_", "\\", "x" * 10_000])
    def test_there_is_nothing_under_a_hostile_id(self, store: Store, id: str) -> None:
        put(store)
        assert (store.report(id), store.coded(id), store.event(id), store.cluster(id)) == (None, None, None, None)
