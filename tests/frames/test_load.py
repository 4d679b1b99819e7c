import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.frames import Constraint, load_lexicon

HEADER = "event,mode,pos,triggers,object,prep,actor,recipient,contexts,note\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Classes and operators as they come with Dragoman, and no senses yet."""
    home = tmp_path / "data"
    shutil.copytree(str(files("dragoman.frames") / "data"), home, ignore=shutil.ignore_patterns("senses"))
    (home / "senses").mkdir()
    return home


def write(folder: Path, *lines: str, header: str = HEADER) -> Path:
    (folder / "senses" / "made.csv").write_text(header + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return folder


def test_a_line_becomes_a_sense_found_by_each_trigger(folder: Path) -> None:
    line = "RETREAT,withdraw,verb,Withdraw|pull out,@troops|garrison,from:@place;with,subj,from|in,military,"
    lexicon = load_lexicon(write(folder, line))
    (sense,) = lexicon.senses
    assert lexicon.by_trigger["verb", "withdraw"] == lexicon.by_trigger["verb", "pull out"] == (sense,)
    assert (sense.event, sense.mode, sense.line) == ("RETREAT", "withdraw", "made.csv:2")
    assert {"soldier", "garrison"} <= sense.object.words
    assert sense.preps["from"].words == {"<place>"}
    assert sense.preps["with"].present
    assert (sense.actor, sense.recipient, sense.contexts) == (("subj",), ("from", "in"), ("military",))


@pytest.mark.parametrize(
    ("pos", "actor", "first_recipient"),
    [("verb", ("subj",), "obj"), ("noun", ("by", "poss", "subj"), "against"), ("adj", ("subj",), "to")],
)
def test_empty_slots_take_the_defaults_of_the_part_of_speech(
    folder: Path, pos: str, actor: tuple[str, ...], first_recipient: str
) -> None:
    (sense,) = load_lexicon(write(folder, f"SUPPORT,,{pos},word,,,,,,")).senses
    assert sense.actor == actor
    assert sense.recipient[0] == first_recipient


def test_constraints_may_forbid_need_or_turn_round(folder: Path) -> None:
    lines = [f"SUPPORT,,verb,word{k},{cell},,,,," for k, cell in enumerate(("", "-", "+", "!film|book", "peace"))]
    free, absent, present, negative, exact = (s.object for s in load_lexicon(write(folder, *lines)).senses)
    assert free == Constraint()
    assert absent == Constraint(absent=True)
    assert present == Constraint(present=True)
    assert negative == Constraint(frozenset({"film", "book"}), negative=True)
    assert free.weight < absent.weight == present.weight == negative.weight < exact.weight


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("SUPPORT,,adverb,gladly,,,,,,", r"made\.csv:3: the part of speech is 'adverb'"),
        ("SUPPORT,,verb,,,,,,,", r"made\.csv:3: no trigger"),
        ("SUPPORT,,verb,praise,@nobody,,,,,", r"made\.csv:3: unknown class @nobody"),
        ("SUPPORT,,verb,praise,,for:@nobody,,,,", r"made\.csv:3: unknown class @nobody"),
        ("SUPPORT,,verb,praise", r"made\.csv:3: 10 cells expected"),
        ("SUPPORT,,verb,praise,,,,,,,,one too many", r"made\.csv:3: 10 cells expected"),
    ],
)
def test_a_broken_line_is_named(folder: Path, line: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        load_lexicon(write(folder, "SUPPORT,,verb,laud,,,,,,", line))


def test_wrong_columns_are_named(folder: Path) -> None:
    with pytest.raises(DataError, match=r"made\.csv: the columns are"):
        load_lexicon(write(folder, header="event,mode\n"))


def test_an_unknown_operator_is_named(folder: Path) -> None:
    write(folder, "SUPPORT,,verb,laud,,,,,,")
    (folder / "operators.csv").write_text("operator,pos,triggers,complement,note\nhint,verb,hint,at,\n", "utf-8")
    with pytest.raises(DataError, match=r"operators\.csv:2: unknown operator 'hint'"):
        load_lexicon(folder)


def test_a_folder_without_senses_is_refused(folder: Path) -> None:
    with pytest.raises(DataError, match="no lexicon"):
        load_lexicon(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    write(folder, "SUPPORT,,verb,laud,,,,,,")
    (folder / "classes.csv").unlink()
    with pytest.raises(DataError, match=r"classes\.csv"):
        load_lexicon(folder)
