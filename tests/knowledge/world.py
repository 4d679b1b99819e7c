"""A tiny invented world for tests of the knowledge base."""

from pathlib import Path

from dragoman.knowledge import KnowledgeBase
from dragoman.knowledge.compiled import Compiled
from dragoman.knowledge.load import files_in, tables_from
from dragoman.knowledge.search import patterns_of

STATES = """id,name,official,aliases,adjectives,people,capital,metonyms,start,end,parent
NOR,Norland,Kingdom of Norland,NL|N.L.,Norish,Norlander,Zurin,Round House,,,
EST,Estavia,Republic of Estavia,Chad,Estavian,Estavian|Estavians,Port Est,,,,
OLD,Old Estavia,,,Estavian,,Port Est,,,1990,
RIM-LAND,Rimland,,,Rimlandic,,,,,,EST
"""
ORGANISATIONS = """id,kind,name,aliases,country,sectors,start,end,parent,note
LEAGUE,body,League of Lands,LOL,IGO,,,,,
HILL-FRONT,group,Hill Front,,EST,REB@/2010-05|GOV@2010-05/,,,,
"""
OFFICES = """id,name,aliases,sectors,scope,rank
president,president,head of the republic,GOV,any,head
foreign-minister,foreign minister,minister of foreign affairs,GOV,state,minister
secretary-general,secretary-general,,GOV,body,head
spokesperson,spokesperson,spokesman,GOV,any,official
legislator,member of parliament,MP,LEG,state,legislature
"""
OCCUPANCIES = """person,aliases,gender,office,of,start,end
Anna von Berg,,f,president,NOR,2000,2008-06-01
Anna von Berg,,f,secretary-general,LEAGUE,2010,
Omar al-Tarif,Umar Tareef,m,president,NOR,2008-06-01,
Omar al-Tarif,,m,legislator,NOR,2001,
Li Wen,Li,m,foreign-minister,EST,2005,2005
"""
MEMBERSHIPS = """body,member,status,start,end
LEAGUE,NOR,member,1990,
LEAGUE,EST,member,1990,2010
LEAGUE,EST,observer,2010,
"""
AGENTS = """singular,plural,sectors,gender
soldier,soldiers,MIL,
police,police,COP,
"""
GROUPS = """id,name,aliases,members
twins,Twin States,,NOR|EST
"""
FILES = {
    "states": STATES,
    "organisations": ORGANISATIONS,
    "offices": OFFICES,
    "occupancies": OCCUPANCIES,
    "memberships": MEMBERSHIPS,
    "agents": AGENTS,
    "groups": GROUPS,
}


def write(folder: Path, **tables: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in tables.items():
        (folder / f"{name}.csv").write_text(content, encoding="utf-8")
    return folder


def knowledge_of(*folders: Path) -> KnowledgeBase:
    """A knowledge base of these folders only, without our own data."""
    tables = tables_from(tuple(found for folder in folders for found in files_in(folder)))
    return KnowledgeBase(Compiled(tables, patterns_of(tables.forms)))
