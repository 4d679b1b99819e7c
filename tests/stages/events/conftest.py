"""A lexicon of a dozen acts and of every operator, so that these tests stand on lines they show."""

from pathlib import Path

import pytest

from dragoman.frames import Lexicon, load_lexicon

CLASSES = """name,words
goods,grain|food|medicine
"""
SENSES = """event,mode,pos,triggers,object,prep,actor,recipient,contexts,note
ASSAULT,,verb,attack|shell,,,,,,
ASSAULT,,noun,attack|raid|clash,,,,against|on|with,,
CONSULT,,verb,meet,,,,obj|with,,
CONSULT,,noun,talk|meeting,,,by|poss|between,with,,
CONSULT,visit,noun,visit,,,,to,,
AID,,verb,send,@goods,,,to|obj,,
AID,,noun,aid,,,,to,,
RETREAT,withdraw,verb,withdraw|pull out,,,,from,,
RETREAT,release,verb,free,,,,,,
ACCUSE,disapprove,verb,condemn,,,,,,
SUPPORT,,verb,welcome|praise,,,,,diplomatic,
SANCTION,discontinue,verb,cut,aid,,,to,,
SANCTION,discontinue,noun,sanction,,,,on|against,,
SANCTION,expel,verb,expel,,,,,,
MOBILIZE,troops,verb,mass,,,,-,,
PROTEST,demo,verb,march,-,,,against,,
REQUEST,,noun,request,,,,to,,
COERCE,cyber,verb,hack,,,,,,
"""
OPERATORS = """operator,pos,triggers,complement,note
promise,verb,promise|plan,to|that|obj,
agree,verb,agree,to|that,
announce,verb,announce,obj|to,
request,verb,urge|ask,obj-to,
request,verb,call,for|on-to,
request,verb,demand,obj|that,
invite,verb,invite,obj-to,
refuse,verb,refuse|reject,to|obj,
threaten,verb,threaten,to|ing|that,
deny,verb,deny,ing|that|obj,
fail,verb,fail,to,
attempt,verb,try,to,
begin,verb,begin|launch|hold|impose,obj|to,
undergo,verb,suffer,obj,
stop,verb,suspend|cancel|lift|cut,obj|ing,
prevent,verb,bar,obj-from|from,
allow,verb,allow,obj-to,
order,verb,order,obj|obj-to,
support,verb,welcome|back,obj|that,
accuse,verb,accuse|condemn,obj-of|obj|of,
consider,verb,consider,ing|obj,
report,verb,say|report,that|obj,
admit,verb,admit,ing|that,
discuss,verb,discuss,obj,
"""


@pytest.fixture(scope="session")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    home: Path = tmp_path_factory.mktemp("lexicon")
    (home / "senses").mkdir()
    for name, content in (("classes", CLASSES), ("operators", OPERATORS), ("senses/acts", SENSES)):
        (home / f"{name}.csv").write_text(content, encoding="utf-8")
    return load_lexicon(home)
