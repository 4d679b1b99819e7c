"""Dates in words: an ordered grammar of expressions, TIMEX3 values, and the days they cover. Knows no parser."""

from dragoman.calendar.grammar import RULES, Found, scan
from dragoman.calendar.patterns import Context, Reading
from dragoman.calendar.values import covering, holds, period, shifted
from dragoman.calendar.words import month_number

__all__ = ["RULES", "Context", "Found", "Reading", "covering", "holds", "month_number", "period", "scan", "shifted"]
