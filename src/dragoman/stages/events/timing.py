"""When and where an act took place: its own clause first, then its sentence, its paragraph, the dateline."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from dragoman.records import Coded, Sentence, Span, When, Where
from dragoman.syntax import ancestors, verb_above

POINTS = ("DATE", "TIME")
NEWS_REACH = timedelta(days=1)  # undated news is of the day it appears or the day before
NEAR = timedelta(days=10)  # a thread of news stays within so many days
THREAD = 5  # sentences
OLD_NEWS = timedelta(days=365)  # older acts are background


@dataclass(frozen=True)
class Timing:
    """Dates and places of a report, found by sentence and token."""

    coded: Coded

    def when(self, number: int, trigger: int, factuality: str, sides: frozenset[str] = frozenset()) -> When | None:
        """The day or range of an act; None when nothing in the text or its publication tells."""
        sentence = self.coded.sentences[number]
        told = [w for w in self.coded.dates if _inside(w.span, sentence.span) and w.type in POINTS]
        vague = [w for w in told if w.value == "PAST_REF" and self._same_clause(sentence, trigger, w)]
        own = [w for w in told if w.start]
        near = [w for w in own if self._same_clause(sentence, trigger, w)]
        if near:
            return min(near, key=lambda w: _distance(w, sentence.tokens[trigger].start))
        if vague:
            return replace(vague[0], end=self.coded.document.published)
        if len(own) == 1 and not self._in_other_clause(sentence, own[0], trigger):
            return own[0]
        if factuality == "hypothetical":
            return None
        return self._thread(number, sides) or self._lead(number, sides) or self._publication()

    def _same_clause(self, sentence: Sentence, trigger: int, when: When) -> bool:
        token = _token_at(sentence, when.span)
        if token is None or self._beside_another(sentence, token, trigger):
            return False
        above = list(ancestors(sentence, token))
        if trigger in above:
            between = above[: above.index(trigger)]
            return not any(sentence.tokens[i].pos in ("VERB", "AUX") for i in between)
        if sentence.tokens[trigger].pos in ("VERB", "AUX"):
            return False
        verb = verb_above(sentence, trigger)
        return verb is not None and verb_above(sentence, token) == verb

    def _in_other_clause(self, sentence: Sentence, when: When, trigger: int) -> bool:
        token = _token_at(sentence, when.span)
        if token is not None and self._beside_another(sentence, token, trigger):
            return True
        verb = verb_above(sentence, token) if token is not None else None
        if verb is None or sentence.tokens[verb].dep not in ("relcl", "acl", "advcl", "xcomp", "ccomp", "pcomp"):
            return False
        return verb not in ancestors(sentence, trigger)

    def _beside_another(self, sentence: Sentence, token: int, trigger: int) -> bool:
        """ "After a trip last June" dates the trip, not what came after it."""
        for i in ancestors(sentence, token):
            if i == trigger or sentence.tokens[i].pos in ("VERB", "AUX"):
                return False
            if sentence.tokens[i].dep == "pobj" and sentence.tokens[sentence.tokens[i].head].text.lower() in RELATING:
                return True
        return False

    def _thread(self, number: int, sides: frozenset[str]) -> When | None:
        """The last day told before: in the same passage, or in one about the same parties."""
        passage = self.coded.sentences[number].paragraph
        for n in range(number - 1, max(-1, number - THREAD), -1):
            same = self.coded.sentences[n].paragraph == passage
            if (day := self._day_in(n)) is not None and (same or sides & self._named_in(n)):
                return replace(day, rule=f"{day.rule}; told {number - n} sentences before")
        return None

    def _lead(self, number: int, sides: frozenset[str]) -> When | None:
        """A lead that names no day is dated by the sentence after it about the same parties."""
        if number > 1:
            return None
        for n in range(number + 1, min(number + 3, len(self.coded.sentences))):
            if (day := self._day_in(n)) is not None and sides & self._named_in(n):
                return replace(day, rule=f"{day.rule}; told after the lead")
        return None

    def _day_in(self, number: int) -> When | None:
        """The last single day of a sentence that is near the publication."""
        span, published = self.coded.sentences[number].span, self.coded.document.published
        for when in reversed(self.coded.dates):
            if _inside(when.span, span) and when.type in POINTS and when.start and when.start == when.end:
                if published is None or abs(published - when.start) <= NEAR:
                    return when
        return None

    def _named_in(self, number: int) -> frozenset[str]:
        """Keys of all parties pointed to in a sentence."""
        return frozenset(key for m in self.coded.mentions if m.sentence == number for key in (m.entity, m.name) if key)

    def _publication(self) -> When | None:
        """News without a date is of the day it appears: said to be so by its basis."""
        for when in self.coded.dates:
            if when.basis == "dateline" and when.start:
                return replace(when, start=when.start - NEWS_REACH, rule="undated news of the dateline")
        day = self.coded.document.published
        if day is None:
            return None
        return When(None, day - NEWS_REACH, day, day.isoformat(), "DATE", "publication", "undated news")

    def historical(self, when: When | None) -> bool:
        """Whether an act lies more than a year before the report."""
        published = self.coded.document.published
        return bool(published and when and when.end and when.end < published - OLD_NEWS)

    def where(self, number: int, trigger: int) -> Where | None:
        """The place of the act's own clause, else the only place of its sentence, else none."""
        sentence = self.coded.sentences[number]
        inside = [w for w in self.coded.places if _inside(w.span, sentence.span)]
        located = [w for w in inside if self._locates(sentence, trigger, w)]
        if located:
            return min(located, key=lambda w: (w.geonames_id is None, _gap(w.span, sentence.tokens[trigger].span)))
        return None

    @cached_property
    def _tops(self) -> dict[Span, int | None]:
        """For each place, the highest token of its name in its sentence."""
        return {
            w.span: _token_at(s, w.span)
            for s in self.coded.sentences
            for w in self.coded.places
            if _inside(w.span, s.span)
        }

    def _locates(self, sentence: Sentence, trigger: int, where: Where) -> bool:
        """The place stands in a phrase of place ("in X", "at X", "near X") of the act's clause."""
        token = self._tops.get(where.span)
        if token is None:
            return False
        above = list(ancestors(sentence, token))
        prep = next((i for i in above if sentence.tokens[i].pos == "ADP"), None)
        if prep is None or sentence.tokens[prep].text.lower() not in PLACING:
            return False
        verb = verb_above(sentence, trigger)
        between = above[: above.index(trigger)] if trigger in above else None
        nested = between is not None and not any(sentence.tokens[i].pos in ("VERB", "AUX") for i in between)
        return sentence.tokens[prep].head in (trigger, verb) or nested


RELATING = frozenset({"after", "before", "following", "since", "until", "despite", "amid", "over", "ahead"})
PLACING = frozenset({"in", "at", "near", "inside", "outside", "around", "across", "off", "over", "throughout"})


def _inside(span: Span | None, outer: Span) -> bool:
    return span is not None and outer.contains(span)


def _distance(when: When, at: int) -> int:
    return abs(when.span.start - at) if when.span else 0


def _gap(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def _token_at(sentence: Sentence, span: Span | None) -> int | None:
    """The highest token inside a span."""
    if span is None:
        return None
    inside = [t for t in sentence.tokens if span.start <= t.start < span.end]
    held = {t.i for t in inside}
    return next((t.i for t in inside if t.head not in held or t.head == t.i), None)


def later(a: date | None, b: date | None) -> date | None:
    return max((d for d in (a, b) if d), default=None)


def earlier(a: date | None, b: date | None) -> date | None:
    return min((d for d in (a, b) if d), default=None)
