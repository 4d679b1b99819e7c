"""The codebook as one object with typed look-ups.

A look-up of a name the codebook does not have raises KeyError with that name.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from dragoman.errors import DataError
from dragoman.ontology import checks
from dragoman.ontology.entries import (
    ActorClass,
    CameoCode,
    Coding,
    Confusion,
    Context,
    Conversion,
    EventType,
    ExportRule,
    Mode,
    Older,
    Ruling,
    Sector,
)
from dragoman.ontology.inflection import word_forms
from dragoman.records import make_id


# Compared by identity: a codebook is a key of caches, and hashing a thousand entries each time would be dear.
@dataclass(frozen=True, eq=False)
class Ontology:
    """PLOVER's categories with their scores, and the crosswalks to CAMEO. Tuples keep the order of the data files."""

    events: tuple[EventType, ...]
    modes: tuple[Mode, ...]
    contexts: tuple[Context, ...]
    sectors: tuple[Sector, ...]
    classes: tuple[ActorClass, ...]
    confusions: tuple[Confusion, ...]
    conversions: tuple[Conversion, ...]
    rulings: tuple[Ruling, ...]
    older: tuple[Older, ...]
    cameo: tuple[CameoCode, ...]
    exports: tuple[ExportRule, ...]

    @cached_property
    def version(self) -> str:
        """12 hexadecimal digits that change with any category, score or crosswalk."""
        return make_id(self.events, self.modes, self.contexts, self.sectors, self.cameo, self.exports)[:12]

    def event(self, name: str) -> EventType:
        return self._events[name]

    def mode(self, event: str, name: str) -> Mode:
        return self._modes[event][name]

    def modes_of(self, event: str) -> tuple[Mode, ...]:
        return tuple(self._modes[event].values())

    def context(self, name: str) -> Context:
        return self._contexts[name]

    def sector(self, code: str) -> Sector:
        return self._sectors[code]

    def cameo_code(self, code: str) -> CameoCode:
        return self._cameo[code]

    def quad(self, event: str) -> int:
        """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
        return self._events[event].quad

    def score(self, event: str, modes: Iterable[str] = ()) -> float:
        """The event's score, or with modes the one of theirs that lies farthest from zero."""
        scores = [self.mode(event, name).score for name in modes if name]
        return max(scores, key=abs) if scores else self._events[event].score

    def context_of(self, event: str, modes: Iterable[str]) -> tuple[str, ...]:
        """The contexts that the modes bring along, as COERCE/cyber brings `cyber`."""
        found = (self.mode(event, name).context for name in modes if name)
        return tuple(dict.fromkeys(name for name in found if name))

    def modern_event(self, old: str, mode: str = "") -> str:
        """The present name of an event that may be an older one; the mode settles YIELD, which was split."""
        return self.modern(old, mode).event

    def modern(self, event: str, mode: str = "", contexts: Iterable[str] = ()) -> Coding:
        """A coding of any age in present names. Raises KeyError for a name that was never used."""
        found = self._modern_act(event, mode)
        names = (*(self._modern_context(name) for name in contexts), *found.contexts)
        return found._replace(contexts=tuple(dict.fromkeys(names)))

    def from_cameo(self, code: str) -> Coding | None:
        """The coding of a CAMEO code; None when converted data leave it out, as they do statements and appeals."""
        return self._cameo[code].coding

    def to_cameo(
        self,
        event: str,
        mode: str = "",
        contexts: Collection[str] = (),
        *,
        wording: str = "",
        sectors: Collection[str] = (),
    ) -> str:
        """The CAMEO code of a coding: the first row of the table that fits.

        `wording` holds the words behind the event and `sectors` the actor's sectors; rows that ask for either are
        passed over when they are not given.
        """
        rules = self._exports[event]
        words = frozenset(re.findall(r"\w+", wording.lower()))
        return next(
            rule.cameo
            for rule, forms in rules
            if rule.mode in ("", mode)
            and (not rule.context or rule.context in contexts)
            and (not rule.sectors or not set(rule.sectors).isdisjoint(sectors))
            and (not rule.words or not forms.isdisjoint(words))
        )

    def listed_cameo(self, code: str) -> str:
        """The code itself, or the broader one to use where only the ICEWS list is known (1952 gives 195)."""
        if self._cameo[code].goldstein is not None:
            return code
        return self.listed_cameo(code[:-1] if len(code) > 3 else code[:2] + "0")

    def sector_of_cameo(self, code: str) -> str | None:
        """The sector of a CAMEO type code such as HLH; None when there is none."""
        return self._cameo_sectors.get(code)

    def check(self) -> None:
        """Raises DataError, with file and line, for the first entry that contradicts the others."""
        self._check_unique()
        checks.check_values((*self.events, *self.modes))
        checks.check_cues(self.contexts)
        contexts = [context.name for context in self.contexts]
        for mode in self.modes:
            checks.check_known(mode, [mode.event], self._events, "event")
            checks.check_known(mode, [mode.context], contexts, "context")
        self._check_codings(contexts)
        self._check_exports(contexts)

    def _modern_act(self, event: str, mode: str) -> Coding:
        candidates = [Coding(event)] if event in self._events else self._older_codings("event", event)
        if not mode:
            return candidates[0]
        for candidate in candidates:
            if mode in self._modes[candidate.event]:
                return candidate._replace(mode=mode)
            for old in (f"{candidate.event}/{mode}", f"*/{mode}"):
                if ("mode", old) in self._older:
                    return next(iter(self._older_codings("mode", old)), Coding(candidate.event))
        raise KeyError(f"{event}/{mode}")

    def _older_codings(self, kind: str, old: str) -> list[Coding]:
        if (kind, old) not in self._older:
            raise KeyError(old)
        return [Coding.read(new) for new in self._older[kind, old].new]

    def _modern_context(self, name: str) -> str:
        return name if name in self._contexts else self._older["context", name].new[0]

    def _check_unique(self) -> None:
        checks.check_unique((event.name, event) for event in self.events)
        checks.check_unique((f"{mode.event}/{mode.name}", mode) for mode in self.modes)
        checks.check_unique((context.name, context) for context in self.contexts)
        checks.check_unique((sector.code, sector) for sector in self.sectors)
        checks.check_unique((actor.code, actor) for actor in self.classes)
        checks.check_unique((code.code, code) for code in self.cameo)
        checks.check_unique(((older.kind, older.old), older) for older in self.older)

    def _check_codings(self, contexts: list[str]) -> None:
        modes = {event: set(found) for event, found in self._modes.items()}
        for confusion in self.confusions:
            for coding in confusion.pair:
                checks.check_coding(confusion, coding, modes, contexts)
        for code in self.cameo:
            for coding in (*([code.coding] if code.coding else ()), *code.alternatives):
                checks.check_coding(code, coding, modes, contexts)
        for older in self.older:
            self._check_older(older, modes, contexts)

    def _check_older(self, older: Older, modes: dict[str, set[str]], contexts: list[str]) -> None:
        checks.check_known(older, [older.kind], checks.OLDER_KINDS, "kind of name")
        if older.kind == "context":
            checks.check_known(older, older.new, contexts, "context")
        elif older.kind == "cameo sector":
            checks.check_known(older, older.new, self._sectors, "sector")
        else:
            for name in older.new:
                checks.check_coding(older, _read_coding(older, name), modes, contexts)
        if not older.new and older.kind != "mode":
            checks.fail(older, f"no new name for {older.old!r}")

    def _check_exports(self, contexts: list[str]) -> None:
        for rule in self.exports:
            checks.check_known(rule, [rule.event], self._events, "event")
            checks.check_known(rule, [rule.mode], self._modes[rule.event], f"mode of {rule.event}")
            checks.check_known(rule, [rule.context], contexts, "context")
            checks.check_known(rule, rule.sectors, self._sectors, "sector")
            checks.check_known(rule, [rule.cameo], self._cameo, "CAMEO code")
        checks.check_exports(self.exports, self.events)

    @cached_property
    def _events(self) -> dict[str, EventType]:
        return {event.name: event for event in self.events}

    @cached_property
    def _modes(self) -> dict[str, dict[str, Mode]]:
        return {event.name: {m.name: m for m in self.modes if m.event == event.name} for event in self.events}

    @cached_property
    def _contexts(self) -> dict[str, Context]:
        return {context.name: context for context in self.contexts}

    @cached_property
    def _sectors(self) -> dict[str, Sector]:
        return {sector.code: sector for sector in self.sectors}

    @cached_property
    def _cameo(self) -> dict[str, CameoCode]:
        return {code.code: code for code in self.cameo}

    @cached_property
    def _older(self) -> dict[tuple[str, str], Older]:
        return {(older.kind, older.old): older for older in self.older}

    @cached_property
    def _exports(self) -> dict[str, list[tuple[ExportRule, frozenset[str]]]]:
        tables: dict[str, list[tuple[ExportRule, frozenset[str]]]] = {event.name: [] for event in self.events}
        for rule in self.exports:
            tables[rule.event].append((rule, frozenset(form for word in rule.words for form in word_forms(word))))
        return tables

    @cached_property
    def _cameo_sectors(self) -> dict[str, str]:
        # A sector with the code's own name wins over others exported to it: CVL is CVL, although SOC becomes CVL too.
        found = {older.old: older.new[0] for older in self.older if older.kind == "cameo sector"}
        for sector in sorted(self.sectors, key=lambda sector: sector.code == sector.cameo):
            if sector.cameo:
                found[sector.cameo] = sector.code
        return found


def _read_coding(older: Older, text: str) -> Coding:
    try:
        return Coding.read(text)
    except ValueError as error:
        raise DataError(f"{older.source}: {error}") from error
