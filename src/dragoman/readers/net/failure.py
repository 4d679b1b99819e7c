"""A request that gave nothing to read."""

from dragoman.errors import DragomanError


class FetchError(DragomanError):
    """Something on the network cannot be had. `transient`: worth another try later.

    Stays inside the network readers: every one of them turns it into a `Refused`.
    """

    def __init__(self, reason: str, *, transient: bool = False) -> None:
        super().__init__(reason)
        self.transient = transient
