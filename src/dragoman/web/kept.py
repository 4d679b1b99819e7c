"""What costs much and changes little, kept for some seconds."""

import time
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")


class Kept:
    """Gives again what was gathered under a key not long ago; while one gathers, others wait for the same.

    `seconds`: how long; `most`: keys that are held.
    """

    def __init__(self, seconds: float = 10.0, most: int = 100, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._most, self._clock = seconds, most, clock
        self._held: dict[Hashable, tuple[float, Any]] = {}
        self._gathering: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def __call__(self, key: Hashable, gather: Callable[[], T]) -> T:
        with self._lock:
            gathering = self._gathering.setdefault(key, Lock())
        with gathering:
            made, value = self._held.get(key, (float("-inf"), None))
            if self._clock() - made < self._seconds:
                found: T = value
                return found
            found = gather()
            with self._lock:
                self._held[key] = (self._clock(), found)
                while len(self._held) > self._most:
                    oldest = next(iter(self._held))
                    self._held.pop(oldest)
                    self._gathering.pop(oldest, None)
            return found
