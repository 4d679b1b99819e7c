"""The store of reports, events and clusters: SQLite or PostgreSQL."""

from dragoman.store.listing import EventLine
from dragoman.store.reading import Cluster, Counts, Move, Report, Telling
from dragoman.store.shelves import Asked
from dragoman.store.store import Store
from dragoman.store.wanted import Wanted
from dragoman.store.writing import Found

__all__ = ["Asked", "Cluster", "Counts", "EventLine", "Found", "Move", "Report", "Store", "Telling", "Wanted"]
