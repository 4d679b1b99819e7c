"""What clients may ask for, with its meaning for the OpenAPI document."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Path
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from dragoman.dyads import STATUSES
from dragoman.judgements import FIELDS, VERDICTS
from dragoman.judgements.corrections import FACTUALITIES
from dragoman.store import Asked, Wanted
from dragoman.web.api import cursor

MOST = 500  # lines of a page
_UNFIT = re.compile(r"[\x00\ud800-\udfff]")  # no database takes them
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _only_days(value: Any) -> Any:
    """Seconds since 1970 and other numbers are dates for pydantic, but not for us."""
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise ValueError("a day like 2024-05-31 is due")
    return value


Day = Annotated[date, BeforeValidator(_only_days)]
Word = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]
Code = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$", examples=["RUS", "NATO", "RUS:GOV,MIL"])]
Id = Annotated[str, Path(min_length=1, max_length=500, description="The id, in full.")]
Cursor = Annotated[str, Field(max_length=cursor.LONGEST)]


class Page(BaseModel):
    """Which page of a list is wanted."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    after: Cursor | None = Field(None, description="`next` of the page before; leave it out for the first page.")
    limit: int = Field(50, ge=1, le=MOST, description="Lines of the page.")


class Days(BaseModel):
    """The days between which things must lie."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    since: Day | None = Field(None, description="The first day, included.")
    until: Day | None = Field(None, description="The last day, included.")


class EventFilter(Days):
    """Filters that all must hold. Codes: a country (ISO 3166 alpha-3), an entity's id, with sectors after a colon."""

    type: Word = Field("", description="PLOVER event, such as CONSULT or ASSAULT.")
    mode: Word = Field("", description="PLOVER mode, such as visit.")
    quad: int = Field(
        0,
        ge=0,
        le=4,
        description="1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; 0 any.",
    )
    actor: Code = Field("", description="Who did it.")
    recipient: Code = Field("", description="To whom.")
    claimant: Code = Field("", description="On whose word it is told.")
    party: Code = Field("", description="In any of these roles.")
    one: Code = Field("", description="With `other`: what two did to each other, in both directions.")
    other: Code = Field("", description="See `one`.")
    country: Word = Field("", description="Of any party, or of the place.")
    place: Word = Field("", description="The country it happened in.")
    factuality: Literal[("", *FACTUALITIES)] = Field("", description="How sure the report is that it happened.")  # type: ignore[valid-type]
    status: Literal[("", *STATUSES)] = Field("", description="Whether it is a deed, a claim, a plan …")  # type: ignore[valid-type]
    judged: Literal["", "wrong", "right", "none"] = Field("", description="What people said of the record.")
    publisher: Word = Field("", description="The outlet that told it, by its exact name.")
    cluster: Word = Field("", description="The id of the happening it is a telling of.")

    def wanted(self, *, founders: bool = False) -> Wanted:
        """The same for the store."""
        names = set(EventFilter.model_fields)
        return Wanted(**{name: getattr(self, name) for name in names}, founders=founders)


class EventPage(EventFilter, Page):
    """A page of filtered events."""


class ReportFilter(Days):
    """Filters that all must hold; the days are those of publication."""

    publisher: Word = Field("", description="The outlet, by its exact name.")
    origin: Word = Field("", description="The file or feed it was read from.")
    language: Word = Field("", description="ISO 639-1.")
    story: Word = Field("", description="The id of the first report of its near-copies.")

    def asked(self) -> Asked:
        """The same for the store."""
        names = Asked.__dataclass_fields__.keys() & type(self).model_fields.keys()
        return Asked(**{name: getattr(self, name) for name in names})


class StatementFilter(ReportFilter):
    report: Word = Field("", description="The report's id.")
    party: Code = Field("", description="Who speaks: the code of a country or the id of an entity.")


class FactFilter(ReportFilter):
    report: Word = Field("", description="The report's id.")
    party: Code = Field("", description="The id of the subject or the object.")
    kind: Literal["", "occupancy", "membership"] = Field("", description="Offices held, or memberships.")


class ReportPage(ReportFilter, Page):
    """A page of filtered reports."""


class StatementPage(StatementFilter, Page):
    """A page of filtered statements."""


class FactPage(FactFilter, Page):
    """A page of filtered facts."""


class JudgementPage(Page):
    """A page of the log."""

    report: Word = Field("", description="Only what was said of this report's events.")


class TiePeriod(Days):
    """Between which days a tie is asked for, and in which steps."""

    step: Literal["day", "week", "month", "year"] = Field("month", description="The length of a period.")


class NewJudgement(BaseModel):
    """What somebody says of a record. It is added to a log, works at once and can be taken back by another one."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    verdict: Literal[VERDICTS] = Field(  # type: ignore[valid-type]
        description="`wrong` or `right` of one event, `same` or `different` of two, `corrected` of one of its fields."
    )
    event: Word = Field(min_length=1, description="The id of the event, in full.")
    other: Word | None = Field(None, description="For `same` and `different`: the id of the other event.")
    field: Literal[FIELDS] | None = Field(None, description="For `corrected`: which field.")  # type: ignore[valid-type]
    value: Any = Field(None, description="For `corrected`: the field's new content; null empties it.")
    note: Annotated[str, Field(max_length=2000, pattern=r"^[^\x00]*$")] = Field("", description="Why, in your words.")

    @model_validator(mode="after")
    def _fits(self) -> "NewJudgement":
        if (self.verdict in ("same", "different")) != (self.other is not None):
            raise ValueError("`same` and `different` need `other`, and nothing else has one")
        if (self.verdict == "corrected") != (self.field is not None):
            raise ValueError("`corrected` needs `field`, and nothing else has one")
        if self.value is not None and self.field is None:
            raise ValueError("only `corrected` has a `value`")
        if not all(map(_is_text, _strings(self.value))):
            raise ValueError("`value` holds NUL or half characters")
        return self


def _strings(value: Any) -> Iterator[str]:
    """All words in JSON data."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting += [*one, *one.values()]
        elif isinstance(one, list):
            waiting += one


def _is_text(word: str) -> bool:
    return not _UNFIT.search(word)
