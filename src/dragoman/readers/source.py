"""An open stream of reports, and the items in it as work put off until wanted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.errors import InputError
from dragoman.readers.model import Found, Reading, Refused
from dragoman.readers.text import Stream, reason_of
from dragoman.readers.witnesses import Clues

Pending = Callable[[], Found | Refused]  # an item that nobody asks for costs no more than finding its end


@dataclass(frozen=True, slots=True)
class Source:
    """A stream to read from its start, and what is known of it."""

    stream: Stream
    name: str  # for messages
    file: str  # name without folders: its suffix tells the kind; "" for standard input
    reading: Reading
    trail: str = ""  # the names from the innermost outward, in which a day may stand
    layers: tuple[str, ...] = ()  # kinds of the archives and compressions around it, the outermost first

    @property
    def clues(self) -> Clues:
        return Clues(given=self.reading.published, file=self.trail or self.file)


Reader = Callable[[Source], Iterator[Pending]]


def attempt(name: str, make: Callable[[], Found | Refused]) -> Pending:
    """Work whose failure is a refused item of that name."""

    def item() -> Found | Refused:
        try:
            return make()
        except (InputError, OSError) as error:
            return Refused(name, reason_of(error))
        except RecursionError:
            return Refused(name, "nested too deeply")

    return item


def refusal(name: str, reason: str) -> Pending:
    return lambda: Refused(name, reason)


def guarded(name: str, items: Iterator[Pending]) -> Iterator[Pending]:
    """The items; where they break off, a refused one at the end says why."""
    try:
        yield from items
    except (InputError, OSError) as error:
        yield refusal(name, reason_of(error))
