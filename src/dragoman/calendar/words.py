"""The words dates are made of, and what they count."""

from datetime import date, timedelta

from dragoman.calendar.values import easter

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = {word: n for n, word in enumerate(_SMALL)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
            "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
            "twentieth", "twenty-first")  # fmt: skip
DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
           "nineties": 9}  # fmt: skip
UNITS = ("second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century")

# How TIMEX3 writes a span of one unit: letter, how many of it, and whether it is written after a T.
PERIODS = {
    "second": ("S", 1, True),
    "minute": ("M", 1, True),
    "hour": ("H", 1, True),
    "day": ("D", 1, False),
    "week": ("W", 1, False),
    "weekend": ("WE", 1, False),
    "fortnight": ("W", 2, False),
    "month": ("M", 1, False),
    "quarter": ("Q", 1, False),
    "season": ("M", 3, False),
    "half": ("M", 6, False),
    "year": ("Y", 1, False),
    "decade": ("Y", 10, False),
    "century": ("Y", 100, False),
}

FIXED_DAYS = {
    "new year's day": (1, 1),
    "orthodox christmas": (1, 7),
    "valentine's day": (2, 14),
    "st. patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "may day": (5, 1),
    "fourth of july": (7, 4),
    "july fourth": (7, 4),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "veterans day": (11, 11),
    "armistice day": (11, 11),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
EASTER_DAYS = {  # days after Easter Sunday
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter monday": 1,
    "easter sunday": 0,
    "easter": 0,
    "ascension day": 39,
    "whit monday": 50,
    "pentecost": 49,
}
NTH_WEEKDAYS = {  # month, weekday (Monday 0), which one (-1 the last)
    "martin luther king day": (1, 0, 3),
    "presidents day": (2, 0, 3),
    "memorial day": (5, 0, -1),
    "labor day": (9, 0, 1),
    "columbus day": (10, 0, 2),
    "thanksgiving day": (11, 3, 4),
    "thanksgiving": (11, 3, 4),
}


def month_number(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3]))


def weekday_number(name: str) -> int:
    """Monday is 0."""
    return next(n for n, day in enumerate(WEEKDAYS) if day.startswith(name.lower()[:3]))


def singular(unit: str) -> str:
    unit = unit.lower()
    return "century" if unit.startswith("centur") else unit.removesuffix("s")


def ordinal_number(word: str) -> int:
    """7 for "seventh" as for "7th"."""
    digits = "".join(c for c in word if c in "0123456789")
    return int(digits) if digits else ORDINALS.index("-".join(word.lower().split())) + 1


def number_of(words: str) -> float | None:
    """12 for "twelve", "12" or "a dozen", 2.5 for "2 1/2" or "two and a half"; None for "several" and the like."""
    words = words.lower().replace(",", "").replace("½", " 1/2")
    if words in ("a", "an", "the", "a single"):
        return 1
    if words.endswith(" of") and not words.endswith("couple of"):
        return None
    half = "half" in words and "dozen" not in words
    parts = [n for word in words.replace("-", " ").split() if (n := _number(word)) is not None]
    if "hundred" in words or "dozen" in words:
        scale = 100 if "hundred" in words else 12
        return (parts[0] if parts else 1) * scale * (0.5 if "half" in words else 1)
    if not parts:
        return 2 if "couple" in words else 0.5 if half else 1.5 if "one-and" in words else None
    return sum(parts) + (0.5 if half else 0)


def _number(word: str) -> float | None:
    if word in NUMBERS:
        return NUMBERS[word]
    top, _, bottom = word.partition("/")
    try:
        return float(top) / float(bottom or 1)
    except (ValueError, ZeroDivisionError):
        return None


def length(count: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units: P3W, PT2H, P2Y6M; PXM where the number is unknown."""
    letter, factor, clock = PERIODS[unit]
    prefix = "PT" if clock else "P"
    if count is None:
        return f"{prefix}X{letter}"
    total = count * factor
    if total % 1 == 0.5 and letter in ("Y", "H"):
        rest = "6M" if letter == "Y" else "30M"
        return f"{prefix}{int(total)}{letter}{rest}" if total > 1 else f"{prefix}{rest}"
    return f"{prefix}{total:.10g}{letter}" if total < 1e9 else f"{prefix}X{letter}"


def holiday(name: str, year: int) -> date | None:
    """The day of a feast in a year; None where it cannot be reckoned."""
    name = name.lower()
    if name in FIXED_DAYS:
        return date(year, *FIXED_DAYS[name])
    orthodox = name.startswith("orthodox")
    if (after := EASTER_DAYS.get(name.removeprefix("orthodox "))) is not None:
        known = range(1900, 2100) if orthodox else range(1583, 4100)
        return easter(year, orthodox=orthodox) + timedelta(days=after) if year in known else None
    month, weekday, which = NTH_WEEKDAYS[name]
    start = date(year, month, 1) if which > 0 else date(year, month, 25)
    return start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * max(which - 1, 0))
