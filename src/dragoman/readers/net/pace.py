"""How often a host may be asked: no faster than agreed, not before it says, and not at all once it fails repeatedly."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from dragoman.readers.net.failure import FetchError

MOST_WAIT = 60.0  # seconds a run waits for one request; what must wait longer is left to a later run
MOST_FAILURES = 3  # broken connections in a row, after which a host is left alone for the rest of the run


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as the network readers see it; `wall` is seconds since 1970, `now` only ever grows."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    wall: Callable[[], float] = time.time


@dataclass(slots=True)
class _Host:
    last: float | None = None  # when it was asked
    free: float = 0.0  # not before this time, as it said itself
    failures: int = 0


@dataclass
class Pace:
    """What is known of each host in this run. Not for several threads at a time."""

    clock: Clock = field(default_factory=Clock)
    _hosts: dict[str, _Host] = field(default_factory=dict)

    def wait(self, host: str, delay: float) -> None:
        """Waits till the host may be asked, `delay` seconds after the last time. Raises `FetchError` if that is far."""
        known = self._hosts.setdefault(host, _Host())
        if known.failures >= MOST_FAILURES:
            raise FetchError(
                f"{host} failed {known.failures} times in a row and is left alone in this run", transient=True
            )
        now = self.clock.now()
        pause = max(known.free, now if known.last is None else known.last + delay) - now
        if pause > MOST_WAIT:
            raise FetchError(f"{host} wants {pause:.0f} seconds before the next request", transient=True)
        if pause > 0:
            self.clock.sleep(pause)
        known.last = self.clock.now()

    def hold(self, host: str, seconds: float) -> None:
        """The host is not asked again for so long."""
        self._hosts.setdefault(host, _Host()).free = self.clock.now() + seconds

    def note(self, host: str, answered: bool) -> None:
        """Counts broken connections in a row."""
        known = self._hosts.setdefault(host, _Host())
        known.failures = 0 if answered else known.failures + 1

    def forgive(self) -> None:
        """A new round: hosts that failed may be asked again. What a host asked for itself holds."""
        for known in self._hosts.values():
            known.failures = 0
