"""The store of reports, events and clusters: SQLite or PostgreSQL."""

from dragoman.store.reading import Cluster, Counts, Move, Report, Telling
from dragoman.store.store import Store
from dragoman.store.writing import Found

__all__ = ["Cluster", "Counts", "Found", "Move", "Report", "Store", "Telling"]
