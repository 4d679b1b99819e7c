"""What an act becomes under an operator: the PLOVER conversion table and its consequences.

Sources: PLOVER manual 2.0 as restated in the codebook (time, modality, negation); lines
marked "ours" fill its gaps.
"""

from dataclasses import dataclass, replace

COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
YIELDING = frozenset({"CONCEDE", "RETREAT"})
FORCEFUL = frozenset({"SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST"})
CANCELLING = frozenset({"cancel", "call off", "postpone", "delay", "put off", "defer", "scrap"})
COMPLETING = frozenset({"end", "conclude", "finish", "wrap up", "close", "complete"})  # talks that end have been held
HAPPENED = frozenset({"asserted", "historical"})


@dataclass(frozen=True, slots=True)
class Deed:
    """An act without its parties."""

    type: str
    mode: str = ""
    factuality: str = "asserted"


def asked_mode(deed: Deed) -> str:
    """The mode of REQUEST and REJECT: what is asked or refused."""
    if deed.type in ("CONSULT", "AGREE"):
        return "meet" if deed.type == "CONSULT" else "assist"
    if deed.type in ("SUPPORT", "COOPERATE", "AID"):
        return "assist"
    if deed.type == "RETREAT" and deed.mode == "resign":
        return "change"
    return "yield" if deed.type in YIELDING else ""


def threat_mode(deed: Deed) -> str:
    """The mode of THREATEN: the harm held out."""
    exact = {
        ("SANCTION", "expel"): "expel",
        ("SANCTION", "withdraw"): "relations",
        ("SANCTION", "discontinue"): "restrict",
        ("SANCTION", "convict"): "arrest",
        ("COERCE", "arrest"): "arrest",
        ("COERCE", "deport"): "expel",
        ("ACCUSE", "allege"): "arrest",
        ("ACCUSE", "investigate"): "arrest",
    }
    by_type = {"ASSAULT": "violence", "MOBILIZE": "violence", "COERCE": "restrict", "PROTEST": "restrict"}
    by_type |= {"REJECT": "relations", "SANCTION": "relations"}
    return exact.get((deed.type, deed.mode), by_type.get(deed.type, ""))


def promised(deed: Deed) -> Deed:
    """An act its own doer announces, plans or agrees to."""
    if deed.type in COOPERATIVE or deed.type == "AGREE":
        return Deed("AGREE", factuality="planned")
    if deed.type in YIELDING:
        return Deed("CONCEDE", factuality="planned")
    if deed.type in ("ASSAULT", "SANCTION", "COERCE", "PROTEST"):
        return Deed("THREATEN", threat_mode(deed), "asserted")
    if deed == Deed("ACCUSE", "allege"):
        return Deed("THREATEN", "arrest")
    if deed.type in ("REJECT", "REQUEST", "THREATEN"):
        return deed  # the words themselves are the act: "will not accept", "will ask"
    return replace(deed, factuality="planned")


def requested(deed: Deed) -> Deed:
    return Deed("REQUEST", asked_mode(deed))


def refused(deed: Deed) -> Deed:
    return Deed("REJECT", asked_mode(deed))


def threatened(deed: Deed) -> Deed:
    return Deed("THREATEN", threat_mode(deed))


def stopped(deed: Deed, word: str = "stop") -> Deed | None:
    """An act that ran, or was to come, is ended. `word` tells cancelling from breaking off."""
    if deed.type == "CONSULT" and word in COMPLETING:
        return deed
    if deed.type == "CONSULT":
        return Deed("REJECT", "meet") if word in CANCELLING else Deed("SANCTION", "withdraw")
    if deed.type == "AGREE" and word in CANCELLING:
        return Deed("REJECT", "meet")
    if deed.type in ("AGREE", "SUPPORT", "COOPERATE", "AID"):
        return Deed("SANCTION", "discontinue")
    if deed.type in YIELDING:
        return Deed("REJECT", "yield")  # ours: a release or truce put off or broken
    if deed.type == "COERCE" and deed.mode == "arrest":
        return Deed("RETREAT", "release")
    if deed.type == "ASSAULT":
        return Deed("RETREAT", "ceasefire")
    if deed.type == "MOBILIZE":
        return Deed("RETREAT", "withdraw")
    return Deed("CONCEDE")


def negated(deed: Deed, future: bool) -> Deed:
    """Not done; a cooperative or yielding act that will not be done is refused."""
    if future and (deed.type in COOPERATIVE | YIELDING or deed.type == "AGREE"):
        return refused(deed)
    return replace(deed, factuality="negated")


def hypothetical(deed: Deed) -> Deed:
    return replace(deed, factuality="hypothetical") if deed.factuality in HAPPENED | {"planned"} else deed


def convert(operator: str, deed: Deed, word: str = "") -> Deed | None:
    """The deed under an operator; None when nothing is left of it. Report, accuse and support leave it as it is."""
    if operator == "promise":
        return promised(deed)
    if operator == "agree":  # consent to yield is still talk (CAMEO 035 maps to AGREE)
        yields = deed.type in YIELDING or deed.type == "MOBILIZE"
        return Deed("AGREE", factuality="planned") if yields else promised(deed)
    if operator == "announce":
        return Deed("CONCEDE") if deed.type == "RETREAT" and deed.mode != "resign" else deed
    if operator == "request":
        return requested(deed)
    if operator == "invite":
        return Deed("AGREE", factuality="planned")
    if operator == "refuse":
        return refused(deed)
    if operator == "threaten":
        return threatened(deed)
    if operator == "stop":
        return stopped(deed, word)
    if operator == "fail" and deed.type in COOPERATIVE | {"AGREE"}:
        return refused(deed)
    if operator == "deny" and deed.type == "ACCUSE":
        return None  # a denied accusation is no act of the accused
    if operator in ("deny", "fail"):
        return replace(deed, factuality="negated")
    if operator == "attempt":
        return deed if deed.type == "ASSAULT" else hypothetical(deed)
    if operator == "consider":
        return hypothetical(deed)
    if operator == "prevent":
        return None if deed.type in FORCEFUL - {"PROTEST"} else Deed("COERCE", "restrict")
    if operator == "allow":
        return deed if deed.mode == "access" else None if deed.type in FORCEFUL else Deed("CONCEDE")
    if operator == "order":
        return deed if deed.type in FORCEFUL | YIELDING else requested(deed)
    if operator == "discuss":
        return None
    return deed
