"""A page of the web, as a report."""

from dragoman.readers.html import page
from dragoman.readers.model import Found, Reading, Refused
from dragoman.readers.net.client import Client
from dragoman.readers.net.entries import Entry
from dragoman.readers.net.failure import FetchError
from dragoman.readers.net.kinds import charset, kind_of, media_type
from dragoman.readers.net.transport import Answer
from dragoman.readers.witnesses import Clues


def fetched(client: Client, entry: Entry, name: str, reading: Reading) -> Found | Refused:
    """The report on the page an entry names."""
    try:
        answer = client.get(entry.url)
    except FetchError as problem:
        return Refused(name, str(problem), transient=problem.transient)
    if kind_of(answer, answer.body) != "page":
        return Refused(name, f"{media_type(answer) or 'of unknown kind'}, not a page")
    return report(answer, entry, name, reading)


def report(answer: Answer, entry: Entry, name: str, reading: Reading) -> Found | Refused:
    """The report on a page that is at hand; title, day and publisher of its entry speak for it too."""
    clues = Clues(feed=entry.day, url=answer.url)
    return page(
        answer.body, name, reading, clues, charset=charset(answer), title=entry.title, publisher=entry.publisher
    )
