"""Named features with weights that explain themselves in words: for naming entities and for comparing records."""

from dragoman.matching.features import Feature, explain, squash, total

__all__ = ["Feature", "explain", "squash", "total"]
