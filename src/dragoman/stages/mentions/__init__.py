"""Mentions: who and what is named or pointed to, before anybody is identified."""

from dragoman.stages.mentions.read import run

__all__ = ["run"]
