"""The records of a tie: how two actors stand to each other, and how that moves."""

from dataclasses import dataclass
from datetime import date

from dragoman.dyads import Who

DAY, WEEK, MONTH, YEAR = "day", "week", "month", "year"
STEPS = (DAY, WEEK, MONTH, YEAR)
COUNTRY, GOVERNMENT, ENTITY = "country", "government", "entity"
ROLLUPS = (COUNTRY, GOVERNMENT, ENTITY)
HEADS, MINISTERS, ENVOYS, MILITARY, OTHERS = "heads", "ministers", "envoys", "military", "others"
LEVELS = (HEADS, MINISTERS, ENVOYS, MILITARY, OTHERS)


@dataclass(frozen=True, slots=True)
class Actor:
    """One end of a tie.

    `rollup`: `country` takes in all that belongs to it, `government` the state itself and those of sector GOV, MIL or
    SPY, `entity` only the state, body, group or person itself. `sectors`: of those only parties with one of them.
    """

    code: str
    name: str
    rollup: str = COUNTRY
    sectors: tuple[str, ...] = ()

    @property
    def who(self) -> Who:
        return Who("entity" if self.rollup == ENTITY else "country", self.code)


@dataclass(frozen=True, slots=True)
class Balance:
    """Cooperation less conflict, -1..1, with its 90 % interval; (0, -1, 1) when nothing is known.

    `weight`: how many independent reports it rests on, unsure records counting less than one.
    """

    value: float
    low: float
    high: float
    weight: float


@dataclass(frozen=True, slots=True)
class Counts:
    """Happenings, each counted once however often it was told: deeds of the four quads, and what is no deed."""

    verbal_cooperation: int = 0
    material_cooperation: int = 0
    verbal_conflict: int = 0
    material_conflict: int = 0
    claims: int = 0
    plans: int = 0
    others: int = 0  # wished, denied, supposed, long past

    @property
    def deeds(self) -> int:
        return self.verbal_cooperation + self.material_cooperation + self.verbal_conflict + self.material_conflict


@dataclass(frozen=True, slots=True)
class Period:
    """A tie in one day, week (from Monday), month or year. `end` is included.

    `intensity`: mean of the happenings' scores, -10..10, each told more surely counting more; None without a deed.
    `share`: happenings of the tie for each 1,000 reports of the period; None when nobody counted the reports.
    `reports`, `stories`: behind the happenings, all of them and without near-copies.
    """

    start: date
    end: date
    counts: Counts
    there: Counts  # what A did to B
    back: Counts  # what B did to A
    intensity: float | None
    balance: Balance
    share: float | None
    reports: int
    stories: int


@dataclass(frozen=True, slots=True)
class Happening:
    """One happening of a tie: its first telling, and how often it was told."""

    cluster: str
    event: str
    day: date
    type: str
    mode: str
    status: str
    quad: int
    intensity: float
    source: str
    target: str
    mutual: bool
    place: str
    place_country: str
    level: str
    reports: int
    stories: int
    claimants: tuple[str, ...]
    sureness: float  # 0..1, of its surest telling


@dataclass(frozen=True, slots=True)
class Trend:
    """Mann–Kendall on the balance over periods, weighted Theil–Sen for the slope.

    `tau`: -1..1. `p`: two-sided. `slope`: change of the balance in a year, with its 90 % interval.
    `direction`: rising, falling, or none when p is 0.05 or more.
    """

    direction: str
    tau: float
    p: float
    slope: float
    low: float
    high: float
    periods: int


@dataclass(frozen=True, slots=True)
class Change:
    """A day from which the tie is another: the mean balance before and after, and the happenings that made it so."""

    day: date
    before: float
    after: float
    gain: float  # how much better two means tell the curve than one, in units of noise
    happenings: tuple[str, ...]  # clusters


@dataclass(frozen=True, slots=True)
class Unusual:
    """A day (or week) with more, or other, happenings than this tie's own past led to expect.

    `expected`: happenings of that kind, from the weeks before. `p`: of so many or more. `kind`: cooperation, conflict.
    """

    day: date
    kind: str
    count: int
    expected: float
    p: float
    happenings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """The last twelve months beside all months before: the share 0..1 of them that were quieter, and worse."""

    months: int
    quieter: float
    worse: float


@dataclass(frozen=True, slots=True)
class Peer:
    """Another tie of one of the two, for comparison."""

    code: str
    name: str
    happenings: int
    balance: Balance


@dataclass(frozen=True, slots=True)
class Membership:
    """A body both belong to on the day, or one of them. `status`: member, observer, candidate …"""

    body: str
    name: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held a leading office of either on the day."""

    of: str
    office: str
    rank: str
    person: str
    name: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Tie:
    """How two actors stand to each other between two days, both included, and all that it rests on."""

    one: Actor
    other: Actor
    since: date
    until: date
    step: str
    total: Period
    periods: tuple[Period, ...]
    types: tuple[tuple[str, int], ...]  # deeds by event type, the most frequent first
    levels: tuple[tuple[str, int], ...]  # contacts (quad 1 and 2) by level, in the order of LEVELS
    happenings: tuple[Happening, ...]  # by day, then cluster
    meetings: tuple[Happening, ...]  # CONSULT among them, done or planned
    trend: Trend
    changes: tuple[Change, ...]
    unusual: tuple[Unusual, ...]
    past: Past | None
    peers: tuple[Peer, ...]
    memberships: tuple[Membership, ...]
    holders: tuple[Holder, ...]
    reports: int
    stories: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie among many: the happenings between two actors, both directions together, and their balance."""

    source: str
    source_name: str
    target: str
    target_name: str
    happenings: int
    balance: Balance


@dataclass(frozen=True, slots=True)
class UnusualPair:
    """An unusual day of one of many ties."""

    one: Actor
    other: Actor
    unusual: Unusual
