"""Statements: who is reported to have said what, in whose words, on whose word."""

from dragoman.stages.statements.read import run

__all__ = ["run"]
