"""Coding so that a report on which the coder itself fails costs no other one."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from traceback import extract_tb
from typing import Protocol

from dragoman.errors import DragomanError
from dragoman.records import Coded, Document, Reject

PACKAGE = Path(__file__).parent.parent
STAGES = "stages"


class Codes(Protocol):
    """What an ingest needs of a coder."""

    @property
    def versions(self) -> dict[str, str]: ...
    def pipe(self, documents: Iterable[Document]) -> Iterator[Coded]: ...


def code(coder: Codes, documents: Sequence[Document]) -> list[Coded]:
    """The records of each report, in order.

    A report that a fault of the coder keeps from being coded has nothing but a reject. Raises what is no report's own
    doing: unusable data, settings or stores, and want of memory or files.
    """
    try:
        return list(coder.pipe(documents))
    except (DragomanError, OSError, MemoryError):
        raise
    except Exception as fault:  # noqa: BLE001  (the coder has a bug: its report is rejected, and says so)
        if len(documents) == 1:
            return [Coded(documents[0], rejects=(reject_of(fault),), versions=coder.versions)]
    return [coded for document in documents for coded in code(coder, [document])]


def reject_of(fault: Exception) -> Reject:
    """Which stage a fault occurred in, and where in our code, for whoever is to mend it."""
    ours = [(_inside(frame.filename), frame.lineno) for frame in extract_tb(fault.__traceback__)]
    parts, line = next(((parts, line) for parts, line in reversed(ours) if parts), ((), 0))
    stage = Path(parts[1]).stem if parts[:1] == (STAGES,) else "code"
    said = " ".join(str(fault).split()).translate(str.maketrans("()", "[]"))
    where = f" in {'/'.join(parts)}, line {line}" if parts else ""
    return Reject(stage, f"fault of the program, please report it: {type(fault).__name__}{where} ({said:.200})")


def _inside(file: str) -> tuple[str, ...]:
    """The path of a file of ours below the package; nothing for others, and for this one, which only calls."""
    path = Path(file)
    return path.relative_to(PACKAGE).parts if path.is_relative_to(PACKAGE) and file != __file__ else ()
