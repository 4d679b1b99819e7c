"""The layer coreference: which mentions of a report are one entity.

Only chains with a name are wanted; a mention is linked rightly when it stands in one chain with a name of its own
chain. `links` counts as MUC does, `mentions` as B-cubed over the mentions both sides have.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable

from dragoman.evaluate.tally import Answerer, Gold, Tally, best_pairs, likeness
from dragoman.records import Mention, Span

Chain = Hashable


def coreference(coder: Answerer, record: Gold, tally: Tally) -> None:
    """Links within chains, mentions by chain, and for each kind of mention whether it is tied to its name."""
    chains = [chain for chain in record["chains"] if any(item.get("kind") == "name" for item in chain)]
    items = [(number, item) for number, chain in enumerate(chains) for item in chain]
    mentions = tally.code(coder, record).mentions
    answered = _answers([item for _, item in items], mentions)
    wanted: list[Chain] = [number for number, _ in items]
    hits, links = _links(wanted, answered)
    back, given = _links(answered, [number if got is not None else None for number, got in zip(wanted, answered, strict=True)])
    tally.count("links found", hits, links, links)
    tally.count("links right", back, given, given)
    for number, (chain, item) in enumerate(items):
        names = [k for k, (c, other) in enumerate(items) if c == chain and k != number and other.get("kind") == "name"]
        if names:
            right = answered[number] is not None and any(answered[k] == answered[number] for k in names)
            if not tally.rate(f"{item.get('kind', 'mention')} tied to its name", right):
                text = record["text"]
                tally.wrong(record, "not tied", [text[item["start"] : item["end"]], item["start"]], answered[number])


def _answers(items: list[Gold], mentions: tuple[Mention, ...]) -> list[Chain]:
    """For each gold mention the chain of the coder's mention on the same head, None when there is none."""
    weights = {
        (i, j): likeness(Span(item["start"], item["end"]), mention.span)
        for i, item in enumerate(items)
        for j, mention in enumerate(mentions)
        if _same_head(item, mention.span)
    }
    found = dict(best_pairs(weights))
    return [_chain(mentions[found[i]], found[i]) if i in found else None for i in range(len(items))]
