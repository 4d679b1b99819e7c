"""Ties between actors, computed from tables of dyads: those of a store, or of Parquet files."""

from dragoman.ties.actors import find_actor
from dragoman.ties.many import counterparts, network, unusual_pairs
from dragoman.ties.model import Actor, Edge, Tie
from dragoman.ties.source import ParquetDyads, Source
from dragoman.ties.tie import tie

__all__ = [
    "Actor",
    "Edge",
    "ParquetDyads",
    "Source",
    "Tie",
    "counterparts",
    "find_actor",
    "network",
    "tie",
    "unusual_pairs",
]
