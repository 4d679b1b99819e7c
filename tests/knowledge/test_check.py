from pathlib import Path

import pytest

from tests.knowledge.world import FILES, knowledge_of, write


@pytest.mark.parametrize(
    ("table", "line", "told"),
    [
        ("agents", "monk,monks,XYZ,", "agent 'monk' has an unknown sector 'XYZ'"),
        ("agents", "monk,monks,,", "agent 'monk' has no sector"),
        ("organisations", "X,body,X,,QQQ,,,,,", "X has an unknown country 'QQQ'"),
        ("organisations", "X,organ,Hill Front,,EST,GOV,,,,", "'hill front' names HILL-FRONT, X"),
        ("occupancies", "Eva Holm,,f,tsar,NOR,2000,", "person:eva-holm holds an unknown office 'tsar'"),
        ("occupancies", "Eva Holm,,f,president,MOON,2000,", "person:eva-holm is president of an unknown 'MOON'"),
        (
            "occupancies",
            "Eva Holm,,f,president,NOR,2009,",
            "president of NOR: person:omar-al-tarif and person:eva-holm at the same time",
        ),
        ("memberships", "LEAGUE,MOON,member,,", "membership LEAGUE/MOON: unknown 'MOON'"),
        ("groups", "x,X Lands,,MOON", "group x has an unknown member 'MOON'"),
        ("states", "FOO,Foo,,,Norish,,,,,,", "adjective 'norish' belongs to FOO, NOR"),
    ],
)
def test_a_doubt_is_told(tmp_path: Path, table: str, line: str, told: str) -> None:
    folder = write(tmp_path, **{**FILES, table: f"{FILES[table]}{line}\n"})
    assert told in knowledge_of(folder).check()
