"""The layer coreference: which mentions of a report are one entity.

Chains count that hold a name; mentions that stand in none of them are passed over, for the gold says nothing of them.
"""

from dragoman.evaluate.tally import Answerer, Gold, Tally, best_pairs, likeness
from dragoman.records import Mention, Span

Chain = int | str


def coreference(coder: Answerer, record: Gold, tally: Tally) -> None:
    """Links as MUC counts them, and for each kind of mention whether it shares a chain with a name of its entity."""
    chains = [chain for chain in record["chains"] if any(_named(item) for item in chain)]
    items = [(number, item) for number, chain in enumerate(chains) for item in chain]
    answers = _answers([item for _, item in items], tally.code(coder, record).mentions)
    both = [(number, answer) for (number, _), answer in zip(items, answers, strict=True) if answer is not None]
    # A chain of n mentions has n - 1 links; mentions that share both chains are linked on both sides.
    given = len(both) - len({answer for _, answer in both})
    tally.count("links", len(both) - len(set(both)), given, len(items) - len(chains))
    for place, (number, item) in enumerate(items):
        tally.rate("mention found", answers[place] is not None)
        names = [k for k, (chain, other) in enumerate(items) if chain == number and k != place and _named(other)]
        if names:
            right = answers[place] is not None and any(answers[k] == answers[place] for k in names)
            if not tally.rate(f"{item.get('kind', 'mention')} tied to its name", right):
                words = record["text"][item["start"] : item["end"]]
                tally.wrong(record, "not tied", [words, item["start"]], answers[place])


def _named(item: Gold) -> bool:
    return item.get("kind") == "name"


def _answers(items: list[Gold], mentions: tuple[Mention, ...]) -> list[Chain | None]:
    """For each gold mention the chain of the coder's mention on the same head, None when there is none."""
    weights = {
        (i, j): likeness(Span(item["start"], item["end"]), mention.span)
        for i, item in enumerate(items)
        for j, mention in enumerate(mentions)
        if _same_head(item, mention.span)
    }
    found = dict(best_pairs(weights))
    return [_chain(mentions[found[i]], found[i]) if i in found else None for i in range(len(items))]


def _same_head(item: Gold, span: Span) -> bool:
    """Whether a span covers the gold's head words, or the gold mention where the head is not marked."""
    heads = item.get("head") or [(item["start"], item["end"])]
    covered = span.start <= heads[0][0] and heads[-1][1] <= span.end
    return bool(covered and span.end <= item["end"] + len("'s"))


def _chain(mention: Mention, number: int) -> Chain:
    """The chain's number; a mention in no chain is alone."""
    return mention.chain if mention.chain is not None else mention.entity or f"alone {number}"
