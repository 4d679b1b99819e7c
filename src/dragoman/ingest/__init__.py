"""From the stream to the store, once and only once."""

from dragoman.ingest.run import Step, Tally, ingest, recode

__all__ = ["Step", "Tally", "ingest", "recode"]
