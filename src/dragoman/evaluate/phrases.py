"""Layers asked with a phrase or a sentence: relations, actors, negatives."""

from typing import Any

from dragoman.errors import InputError
from dragoman.evaluate.tally import NOTHING, Answerer, Gold, Tally, country, day
from dragoman.names import normal

NEWS = ("asserted", "planned", "requested")  # what counts as an event when the question is whether there is one
YIELD = ("CONCEDE", "RETREAT")  # one type in older gold


def relations(coder: Answerer, record: Gold, tally: Tally) -> None:
    """What the marked actor does to the marked recipient: accuracy and types."""
    gold = record["type"]
    sides = {name: tuple(record[name]) if record[name] else None for name in ("actor", "recipient")}
    got = NOTHING
    try:
        got = coder.relate(record["text"], **sides, published=day(record.get("published"))).type or NOTHING
    except InputError as problem:
        tally.refuse(record, problem)
    if gold == "YIELD" and got in YIELD:
        got = gold
    tally.confusion[gold, got] += 1
    if not tally.rate("type right", got == gold):
        tally.wrong(record, "type", gold, got)


def actors(coder: Answerer, record: Gold, tally: Tally) -> None:
    """Who a phrase means on a day: country, first sector, further sector, name, each where the gold has it.

    A list in the gold means any of these. A disputed sector (PRE) counts wherever it stands.
    """
    expect = record["expect"]
    got = coder.resolve(record["text"], on=day(record.get("date")))
    right: dict[str, bool] = {}
    if "country" in expect:
        right["country"] = country(got.country) in [country(code) for code in _any_of(expect["country"])]
    if "sector" in expect:
        wanted = _any_of(expect["sector"])
        right["sector"] = (got.sectors[:1] or ("",))[0] in wanted or ("PRE" in wanted and "PRE" in got.sectors)
    if right:
        right["country and sector"] = all(right.values())
    if "sector2" in expect:
        right["second sector"] = expect["sector2"] in got.sectors[1:]
    if "wiki" in expect:
        right["name"] = normal(expect["wiki"].partition(" (")[0]) == normal(got.name) != ""
    for name, value in right.items():
        tally.rate(name, value)
        if record.get("dated"):
            tally.rate(f"{name}, past day", value)
    if not all(right.values()):
        answer = {"name": got.name, "country": got.country, "sectors": got.sectors}
        tally.wrong(record, ", ".join(name for name, value in right.items() if not value), expect, answer)


def negatives(coder: Answerer, record: Gold, tally: Tally) -> None:
    """Whether a sentence holds any event at all."""
    types = [event.type for event in tally.code(coder, record).events if event.factuality in NEWS]
    relevant = bool(record["relevant"])
    names = ("nothing", "an event")
    tally.confusion[names[relevant], names[bool(types)]] += 1
    if not tally.rate("relevant, an event" if relevant else "irrelevant, nothing", relevant == bool(types)):
        tally.wrong(record, "missed" if relevant else "false alarm", record.get("action"), types)


def _any_of(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]
