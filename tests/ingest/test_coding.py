"""A fault of the coder costs the report it occurs in, and says where it is."""

from collections.abc import Iterable, Iterator

import pytest

from dragoman.errors import DataError
from dragoman.ingest import recode
from dragoman.ingest.coding import code, reject_of
from dragoman.names import fold
from dragoman.records import Coded, Document
from dragoman.store import Store, writing
from newsroom import Newsroom

REASON = "fault of the program, please report it: KeyError ('a bug [of ours]')"


def test_the_others_are_coded() -> None:
    texts = ("Norland met Estavia.", "FAULT", "Sylvania met Borduria.")
    coded = code(Newsroom(), [Document(text) for text in texts])
    assert [len(one.events) for one in coded] == [1, 0, 1]
    assert [(reject.stage, reject.reason) for one in coded for reject in one.rejects] == [("code", REASON)]


@pytest.mark.parametrize("error", [DataError("no lexicon"), MemoryError(), OSError("no disk"), KeyboardInterrupt()])
def test_what_is_no_fault_of_the_coder_ends_the_run(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise error

    monkeypatch.setattr(Newsroom, "pipe", fail)
    with pytest.raises(type(error)):
        code(Newsroom(), [Document("Norland met Estavia."), Document("FAULT")])


def test_the_reason_names_the_place() -> None:
    with pytest.raises((TypeError, AttributeError)) as found:
        fold(7)  # type: ignore[arg-type]
    assert " in names.py, line " in reject_of(found.value).reason


def test_a_report_that_can_no_longer_be_coded_stays_as_it_was(store: Store) -> None:
    class Faulty(Newsroom):
        def pipe(self, documents: Iterable[Document]) -> Iterator[Coded]:
            for coded in super().pipe(documents):
                if "Borduria" in coded.document.text:
                    raise ValueError("a bug")
                yield coded

    for coded in code(Newsroom(), [Document("Norland met Estavia."), Document("Sylvania met Borduria.")]):
        with store.write() as connection:
            writing.put(connection, coded)
    tally = recode(store, Faulty("2"))
    assert (tally.recoded, tally.rejected.total()) == (1, 1)
    assert store.counts().events == 2
