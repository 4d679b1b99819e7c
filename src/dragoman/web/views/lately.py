"""The time that pages show when nobody asks for another: the whole of a big store would take long to count."""

from datetime import date, timedelta

from dragoman.store import Store, Wanted


def first_day(store: Store, until: date | None, length: timedelta) -> date | None:
    """The day so long before the last one; None where nothing has a day.

    The last one is `until`, else the latest day on which anything happened, as far as that day has come.
    """
    last = until or _last(store)
    return last - length if last and last - date.min > length else None


def _last(store: Store) -> date | None:
    found = store.events(Wanted(until=date.today()), limit=1)
    return date.fromisoformat(found[0].day) if found and found[0].day else None
