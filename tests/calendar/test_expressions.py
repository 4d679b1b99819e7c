"""What each kind of expression is read as, on Wednesday 15 May 2024."""

from datetime import date

import pytest

from dragoman.calendar import RULES, Context, scan

TODAY = date(2024, 5, 15)
Case = tuple[str, str]


def read(text: str, direction: str = "", reference: date | None = TODAY) -> list[tuple[str, str]]:
    """(words, value) of every expression, each date an anchor for those after it."""
    found: list[tuple[str, str]] = []
    anchors: tuple[str, ...] = ()
    for item in scan(text):
        for span, reading in item.read(Context(reference, direction, anchors)):
            found.append((text[span.start : span.end], reading.value))
            if reading.value[0].isdigit():
                anchors = (reading.value, *anchors)
    return found


# (sentence, "words = value; words = value"), read as past.
WRITTEN = [
    ("The treaty was signed on March 3, 2024.", "March 3, 2024 = 2024-03-03"),
    ("The treaty was signed on 3 March 2024.", "3 March 2024 = 2024-03-03"),
    ("The treaty was signed on 24 Feb. in Lima.", "24 Feb. = 2024-02-24"),
    ("They met on Feb 24 in Lima.", "Feb 24 = 2024-02-24"),
    ("They met on June 24 in Lima.", "June 24 = 2023-06-24"),
    ("The towers fell on Sept. 11, 2001.", "Sept. 11, 2001 = 2001-09-11"),
    ("The log is dated 2016-02-05.", "2016-02-05 = 2016-02-05"),
    ("Stamped 2016-02-05T14:30Z by the clerk.", "2016-02-05T14:30Z = 2016-02-05T14:30"),
    ("The form says 02/05/2016 at the top.", "02/05/2016 = 2016-02-05"),
    ("The form says 25/05/2016 at the top.", "25/05/2016 = 2016-05-25"),
    ("The form says 2/5/16 at the top.", "2/5/16 = 2016-02-05"),
    ("The form says 05.02.2016 at the top.", "05.02.2016 = 2016-02-05"),
    ("The fair ran May 2-4 in Bern.", "May 2 = 2024-05-02; 4 = 2024-05-04"),
    ("The fair ran May 2–4, 2019.", "May 2 = 2019-05-02; 4, 2019 = 2019-05-04"),
    ("They meet on 5-7 June 2024.", "5 = 2024-06-05; 7 June 2024 = 2024-06-07"),
    ("They met from 5 to 7 April.", "5 = 2024-04-05; 7 April = 2024-04-07"),
    ("Polls were held between May 5 and 6 in the north.", "May 5 = 2024-05-05; 6 = 2024-05-06"),
    ("Polls opened on May 5 and 6.", "May 5 = 2024-05-05; 6 = 2024-05-06"),
    ("Envoys arrived on the 5th of April.", "the 5th of April = 2024-04-05"),
    ("Envoys arrived on the fifth of April, 2012.", "the fifth of April, 2012 = 2012-04-05"),
    ("Envoys arrived on April 5th.", "April 5th = 2024-04-05"),
    ("Envoys arrived on Friday, April 5.", "Friday, April 5 = 2024-04-05"),
    ("Envoys arrived on Friday 5 April 2024.", "Friday 5 April 2024 = 2024-04-05"),
    ("Envoys arrived on Sun., Nov. 12.", "Sun., Nov. 12 = 2023-11-12"),
    ("Envoys came on Wednesday, June 5.", "Wednesday, June 5 = 2024-06-05"),
    ("He was born on 29 February.", "29 February = 2024-02-29"),
    ("The pact dates from May 12 last year.", "May 12 last year = 2023-05-12"),
    ("They split last April 5 over the budget.", "last April 5 = 2024-04-05"),
    ("The war began in February 2022.", "February 2022 = 2022-02"),
    ("The war began in February of 2022.", "February of 2022 = 2022-02"),
    ("The war began in late February 2022.", "late February 2022 = 2022-02"),
    ("Barricades went up in May '68 in Paris.", "May '68 = 1968-05"),
    ("In January this year the border closed.", "January this year = 2024-01"),
    ("In June last year the border closed.", "June last year = 2023-06"),
    ("In June of next year it may open.", "June of next year = 2025-06"),
    ("It lasted from January to March 2016.", "January = 2016-01; March 2016 = 2016-03"),
    ("It lasted from November to March 2016.", "November = 2015-11; March 2016 = 2016-03"),
]
PERIODS = [
    ("In 2019 the two states broke off relations.", "2019 = 2019"),
    ("The 1971 treaty still holds.", "1971 = 1971"),
    ("It was founded in 1648.", "1648 = 1648"),
    ("By mid-2015 the camp was empty.", "mid-2015 = 2015"),
    ("At the end of 2015 the camp was empty.", "the end of 2015 = 2015"),
    ("The civil war of 1982-89 left scars.", "1982 = 1982; 89 = 1989"),
    ("The 1914–1918 war is remembered.", "1914 = 1914; 1918 = 1918"),
    ("The index for 2016-02 fell.", "2016-02 = 2016-02"),
    ("They fought between 1994 and 1997.", "1994 = 1994; 1997 = 1997"),
    ("Trade grew in the 1990s.", "the 1990s = 199"),
    ("Trade grew in the late 1980s.", "the late 1980s = 198"),
    ("Trade grew in the '70s.", "the '70s = 197"),
    ("Trade grew in the early nineties.", "the early nineties = 199"),
    ("Trade grew in the 1800s.", "the 1800s = 18"),
    ("Trade grew in the 2000s.", "the 2000s = 200"),
    ("A 19th-century fort guards the pass.", "19th-century = 18"),
    ("In the twentieth century borders moved.", "the twentieth century = 19"),
    ("Exports rose in the first quarter of 2023.", "the first quarter of 2023 = 2023-Q1"),
    ("Exports rose in Q3 2022.", "Q3 2022 = 2022-Q3"),
    ("Third-quarter exports rose.", "Third-quarter = 2023-Q3"),
    ("Exports rose in the second quarter.", "the second quarter = 2024-Q2"),
    ("Exports rose in the fourth quarter last year.", "the fourth quarter last year = 2023-Q4"),
    ("Exports rose in the first half of 2021.", "the first half of 2021 = 2021-H1"),
    ("Exports rose in the second half of the year.", "the second half of the year = 2023-H2"),
    ("The first half of the bridge is done.", ""),
    ("Revenue for fiscal 2019 was down.", "fiscal 2019 = FY2019"),
    ("Revenue for the fiscal year 2019 was down.", "the fiscal year 2019 = FY2019"),
    ("They fled in the summer of 2014.", "the summer of 2014 = 2014-SU"),
    ("They fled in early spring 2014.", "early spring 2014 = 2014-SP"),
    ("They fled last winter.", "last winter = 2023-WI"),
    ("They fled last summer.", "last summer = 2023-SU"),
    ("They hope to return this summer.", "this summer = 2024-SU"),
    ("They fled in the winter.", "the winter = 2023-WI"),
    ("After the fall of the city they fled.", ""),
    ("They met last November.", "last November = 2023-11"),
    ("They met last May.", "last May = 2023-05"),
    ("They will meet next May.", "next May = 2025-05"),
    ("They met in early March.", "early March = 2024-03"),
    ("They met in the first week of March.", "the first week of March = 2024-03"),
    ("They met early in 2012.", "early in 2012 = 2012"),
    ("They met at the end of August.", "the end of August = 2023-08"),
]
NEAR_DAYS = [
    ("Yesterday the envoy left.", "Yesterday = 2024-05-14"),
    ("The envoy leaves today.", "today = 2024-05-15"),
    ("The envoy leaves tomorrow morning.", "tomorrow morning = 2024-05-16TMO"),
    ("The envoy speaks tonight.", "tonight = 2024-05-15TNI"),
    ("The envoy left the day before yesterday.", "the day before yesterday = 2024-05-13"),
    ("The envoy leaves the day after tomorrow.", "the day after tomorrow = 2024-05-17"),
    ("The envoy left this morning.", "this morning = 2024-05-15TMO"),
    ("The envoy left last night.", "last night = 2024-05-14TNI"),
    ("The envoy left on Thursday.", "Thursday = 2024-05-09"),
    ("The envoy left on Wednesday.", "Wednesday = 2024-05-15"),
    ("The envoy left on Monday morning.", "Monday morning = 2024-05-13TMO"),
    ("The envoy left on Tuesday night.", "Tuesday night = 2024-05-14TNI"),
    ("The envoy left early Monday.", "early Monday = 2024-05-13"),
    ("The envoy left late Monday night.", "late Monday night = 2024-05-13TNI"),
    ("The envoy left last Wednesday.", "last Wednesday = 2024-05-08"),
    ("The envoy leaves next Wednesday.", "next Wednesday = 2024-05-22"),
    ("The envoy leaves this Friday.", "this Friday = 2024-05-17"),
    ("The envoy left this past Sunday.", "this past Sunday = 2024-05-12"),
    ("The envoy left on Monday last week.", "Monday last week = 2024-05-06"),
    ("The envoy leaves on Tuesday of next week.", "Tuesday of next week = 2024-05-21"),
    ("Shots were heard over the weekend.", "the weekend = 2024-W19-WE"),
    ("Shots were heard last weekend.", "last weekend = 2024-W19-WE"),
    ("A truce holds from next weekend.", "next weekend = 2024-W21-WE"),
]
COUNTED = [
    ("It was signed last week.", "last week = 2024-W19"),
    ("It will be signed next week.", "next week = 2024-W21"),
    ("It was signed earlier this month.", "earlier this month = 2024-05"),
    ("It was signed late last year.", "late last year = 2023"),
    ("It was signed last month.", "last month = 2024-04"),
    ("Next year a new council sits.", "Next year = 2025"),
    ("In the current quarter prices fell.", "the current quarter = 2024-Q2"),
    ("It was the bloodiest day this century.", "this century = 20"),
    ("Borders opened last decade.", "last decade = 201"),
    ("By the end of the year troops must go.", "the end of the year = 2024"),
    ("At the start of last month prices fell.", "the start of last month = 2024-04"),
    ("Troops must go by year-end.", "year-end = 2024"),
    ("He was freed three days ago.", "three days ago = 2024-05-12"),
    ("He was freed two weeks ago.", "two weeks ago = 2024-W18"),
    ("He was freed almost four months ago.", "almost four months ago = 2024-01"),
    ("He was freed a decade ago.", "a decade ago = 2014"),
    ("He was freed 18 months ago.", "18 months ago = 2022-11"),
    ("He was freed two and a half years ago.", "two and a half years ago = 2021-11"),
    ("He was freed in the second week of last month.", "the second week of last month = 2024-04"),
    ("He was freed some years ago.", "some years ago = PAST_REF"),
    ("He was freed several months ago.", "several months ago = PAST_REF"),
    ("The vote is two weeks from now.", "two weeks from now = 2024-W22"),
    ("War broke out in 1998. A year earlier they had signed.", "1998 = 1998; A year earlier = 1997"),
    ("He fled on May 2, 2011. Two weeks later he died.", "May 2, 2011 = 2011-05-02; Two weeks later = 2011-W20"),
    ("He fled on May 2, 2011 and died three days later.", "May 2, 2011 = 2011-05-02; three days later = 2011-05-05"),
    ("He fled on May 2, 2011 and died the same day.", "May 2, 2011 = 2011-05-02; the same day = 2011-05-02"),
    ("He fled on May 2, 2011 and died the following day.", "May 2, 2011 = 2011-05-02; the following day = 2011-05-03"),
    ("He fled on May 2, 2011 and died the next morning.", "May 2, 2011 = 2011-05-02; the next morning = 2011-05-03TMO"),
    ("He fled in May 1995 and the following year he died.", "May 1995 = 1995-05; the following year = 1996"),
    ("He fled on May 2, 2011. His aide left the day before.", "May 2, 2011 = 2011-05-02; the day before = 2011-05-01"),
    ("He fled on May 2, 2011. That night the city fell.", "May 2, 2011 = 2011-05-02; That night = 2011-05-02TNI"),
    ("He fled in 1998. Later that year he died.", "1998 = 1998; Later that year = 1998"),
    ("He fled in 1998 and died two days later.", "1998 = 1998; two days later = XXXX-XX-XX"),
    ("Exports fell in 1998. For the year, imports rose.", "1998 = 1998; the year = 1998"),
    ("He fled. Hours later the city fell.", "Hours later = PTXH"),
    ("In the weeks before the vote he fled.", "the weeks = PXW"),
    ("He fled the day after the coup.", "the day = XXXX-XX-XX"),
    ("He fled on May 2, 2011, and the following Monday he died.",
     "May 2, 2011 = 2011-05-02; the following Monday = 2011-05-09"),
    ("They left the year before last.", "the year before last = 2022"),
    ("Rents were up from the year-ago level.", "year-ago = 2023"),
    ("The talks end on the 10th.", "the 10th = 2024-05-10"),
]  # fmt: skip
FEASTS = [
    ("They met on Christmas Eve.", "Christmas Eve = 2023-12-24"),
    ("They met on New Year's Day.", "New Year's Day = 2024-01-01"),
    ("They met on New Year’s Eve 1999.", "New Year’s Eve 1999 = 1999-12-31"),
    ("They met on Easter Sunday.", "Easter Sunday = 2024-03-31"),
    ("They met at Easter 2016.", "Easter 2016 = 2016-03-27"),
    ("The accord was made on Good Friday 1998.", "Good Friday 1998 = 1998-04-10"),
    ("A truce held for Orthodox Easter.", "Orthodox Easter = 2024-05-05"),
    ("They met on Thanksgiving Day.", "Thanksgiving Day = 2023-11-23"),
    ("They met last Christmas.", "last Christmas = 2023-12-25"),
    ("They fasted during Ramadan.", ""),
]
CLOCK = [
    ("He spoke at 4 p.m. on Saturday.", "4 p.m. on Saturday = 2024-05-11T16:00"),
    ("He spoke at 9:30 a.m. Tuesday.", "9:30 a.m. Tuesday = 2024-05-14T09:30"),
    ("He spoke on Saturday at 4 p.m. in Oslo.", "Saturday at 4 p.m. = 2024-05-11T16:00"),
    ("It struck at 10:35 a.m. (0735 GMT) Friday.", "10:35 a.m. (0735 GMT) Friday = 2024-05-10T10:35"),
    ("It struck at 14:30 on 20 April.", "14:30 on 20 April = 2024-04-20T14:30"),
    ("It struck on Saturday 0400 GMT.", "Saturday 0400 GMT = 2024-05-11T04:00"),
    ("It struck at 21:15 GMT.", "21:15 GMT = 2024-05-15T21:15"),
    ("It struck at noon on May 3.", "noon on May 3 = 2024-05-03T12:00"),
    ("It struck at midnight.", "midnight = 2024-05-15T24:00"),
    ("On May 3, 2011 it struck at 7 p.m. and he fled.", "May 3, 2011 = 2011-05-03; 7 p.m. = 2011-05-03T19:00"),
    ("It struck at 16:45 yesterday.", "16:45 yesterday = 2024-05-14T16:45"),
    ("It struck at 1430 GMT.", "1430 GMT = 2024-05-15T14:30"),
    ("It struck at 5 o'clock in the morning.", "5 o'clock in the morning = 2024-05-15T05:00"),
    ("On May 3, 2011 it struck in the early morning.", "May 3, 2011 = 2011-05-03; the early morning = 2011-05-03TMO"),
    ("On May 3, 2011 he spoke, and in the evening he left.", "May 3, 2011 = 2011-05-03; the evening = 2011-05-03TEV"),
]
LENGTHS = [
    ("The siege lasted four days.", "four days = P4D"),
    ("The siege lasted three weeks.", "three weeks = P3W"),
    ("The siege lasted two hours.", "two hours = PT2H"),
    ("The siege lasted more than 40 minutes.", "more than 40 minutes = PT40M"),
    ("A four-day visit ended.", "four-day = P4D"),
    ("A 10-year pact ended.", "10-year = P10Y"),
    ("It was the first visit in eight years.", "eight years = P8Y"),
    ("He ruled for eight years.", "eight years = P8Y"),
    ("Fighting went on for decades.", "decades = PXY"),
    ("Fighting went on for several months.", "several months = PXM"),
    ("Fighting went on for a few days.", "a few days = PXD"),
    ("Fighting went on for a couple of days.", "a couple of days = P2D"),
    ("In the past three years he has not spoken.", "the past three years = P3Y"),
    ("Over the next two weeks they will vote.", "the next two weeks = P2W"),
    ("In the last few days they voted.", "the last few days = PXD"),
    ("In the coming weeks they vote.", "the coming weeks = PXW"),
    ("Tension grew in recent months.", "recent months = PXM"),
    ("Tension grew over the past year.", "the past year = P1Y"),
    ("The term is two and a half years.", "two and a half years = P2Y6M"),
    ("The term is 2 1/2 years.", "2 1/2 years = P2Y6M"),
    ("The term is a year and a half.", "a year and a half = P1Y6M"),
    ("He spoke for half an hour.", "half an hour = PT30M"),
    ("After half a century they met.", "half a century = P50Y"),
    ("After a dozen years they met.", "a dozen years = P12Y"),
    ("After twenty-one months they met.", "twenty-one months = P21M"),
    ("He has waited hundreds of years.", "hundreds of years = PXY"),
    ("The decades-long feud ended.", "decades-long = PXY"),
    ("A weeklong boycott ended.", "weeklong = P1W"),
    ("Shops were shut all week.", "all week = P1W"),
    ("It grew over the last year.", "the last year = P1Y"),
    ("They spoke in the early hours of Monday.", "Monday = 2024-05-13"),
    ("A year-long boycott ended.", "A year-long = P1Y"),
    ("A 44-year-old clerk was held.", ""),
    ("She is 20 years old.", ""),
    ("Three quarters of the house agreed.", ""),
]
SETS = [
    ("They meet every week.", "every week = P1W"),
    ("They meet every two years.", "every two years = P2Y"),
    ("They meet every other day.", "every other day = P2D"),
    ("They meet each Thursday.", "each Thursday = XXXX-WXX-4"),
    ("They meet on Mondays.", "Mondays = XXXX-WXX-1"),
    ("They meet on Tuesday nights.", "Tuesday nights = XXXX-WXX-2TNI"),
    ("They meet on Monday and Tuesday nights.", "Monday = XXXX-WXX-1TNI; Tuesday nights = XXXX-WXX-2TNI"),
    ("They meet annually.", "annually = P1Y"),
    ("They meet every night.", "every night = XXXX-XX-XXTNI"),
    ("They hold a daily briefing.", "daily = P1D"),
    ("They meet twice a month.", "twice a month = P1M"),
    ("They meet three times a year.", "three times a year = P1Y"),
    ("It costs 30 crowns per day.", "per day = P1D"),
    ("It is closed on weekends.", "on weekends = XXXX-WXX-WE"),
]
REFS = [
    ("The road is now open.", "now = PRESENT_REF"),
    ("The road is currently open.", "currently = PRESENT_REF"),
    ("The current government agreed.", "current = PRESENT_REF"),
    ("At the moment the road is shut.", "At the moment = PRESENT_REF"),
    ("It has recently reopened.", "recently = PAST_REF"),
    ("In the past it was shut.", "In the past = PAST_REF"),
    ("It will soon reopen.", "soon = FUTURE_REF"),
    ("It came as soon as it could.", ""),
    ("In the future it will be wider.", "In the future = FUTURE_REF"),
    ("They fear future attacks.", "future = FUTURE_REF"),
]
FUTURE = [
    ("They will meet on Thursday.", "Thursday = 2024-05-16"),
    ("They will meet on Monday night.", "Monday night = 2024-05-20TNI"),
    ("They will meet on March 3.", "March 3 = 2025-03-03"),
    ("They will meet in June.", "June = 2024-06"),
    ("They will meet in the fall.", "the fall = 2024-FA"),
    ("They will meet over the weekend.", "the weekend = 2024-W20-WE"),
    ("The pact will expire in eight years.", "eight years = 2032"),
    ("They will meet at Christmas.", "Christmas = 2024-12-25"),
    ("Exports will rise in the third quarter.", "the third quarter = 2024-Q3"),
    ("They will meet at 4 p.m. on Saturday.", "4 p.m. on Saturday = 2024-05-18T16:00"),
]
UNKNOWN_DAY = [
    ("They met on Thursday.", "Thursday = XXXX-WXX-4"),
    ("They met yesterday.", "yesterday = XXXX-XX-XX"),
    ("They met on March 3.", "March 3 = XXXX-03-03"),
    ("They met in March.", "March = XXXX-03"),
    ("They met last week.", "last week = XXXX-WXX"),
    ("They met last year.", "last year = XXXX"),
    ("They met last month.", "last month = XXXX-XX"),
    ("They met three days ago.", "three days ago = XXXX-XX-XX"),
    ("They met at 4 p.m. today.", "4 p.m. today = XXXX-XX-XXT16:00"),
    ("They met at Christmas.", "Christmas = XXXX-12-25"),
    ("They met at Easter.", "Easter = XXXX-XX-XX"),
    ("They met over the weekend.", "the weekend = XXXX-WXX-WE"),
    ("They met in the third quarter.", "the third quarter = XXXX-Q3"),
    ("They met last summer.", "last summer = XXXX-SU"),
]
NO_TIMES = [
    "You may go.",
    "They march on the capital.",
    "The sun sat low.",
    "The second envoy left.",
    "Some 3,000 troops and 2,019 police were sent.",
    "He paid $1990 for 1.5 tons.",
    "Resolution 242 stands.",
    "He was in his 30s.",
    "The score was 3-2.",
    "It rose 1995.5 points.",
]
PAST = WRITTEN + PERIODS + NEAR_DAYS + COUNTED + FEASTS + CLOCK + LENGTHS + SETS + REFS


def expected(pairs: str) -> list[tuple[str, str]]:
    return [(words, value) for pair in pairs.split("; ") if pair for words, _, value in [pair.partition(" = ")]]


@pytest.mark.parametrize(("text", "pairs"), PAST)
def test_past(text: str, pairs: str) -> None:
    assert read(text) == expected(pairs)


@pytest.mark.parametrize(("text", "pairs"), FUTURE)
def test_future(text: str, pairs: str) -> None:
    assert read(text, "future") == expected(pairs)


@pytest.mark.parametrize(("text", "pairs"), UNKNOWN_DAY)
def test_without_the_day_of_the_report(text: str, pairs: str) -> None:
    assert read(text, reference=None) == expected(pairs)


@pytest.mark.parametrize("text", NO_TIMES)
def test_no_times(text: str) -> None:
    assert read(text) == []


def test_enough_cases() -> None:
    assert len(PAST + FUTURE + UNKNOWN_DAY) >= 120


def test_rule_names_differ() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


def test_every_rule_has_a_case() -> None:
    used = {item.rule for text, _ in PAST + FUTURE + UNKNOWN_DAY for item in scan(text)}
    assert {rule.name for rule in RULES} - used == set()


def test_types() -> None:
    kinds = {text: [r.type for f in scan(text) for _, r in f.read(Context(TODAY))] for text in
             ("on Monday", "Monday night", "at 4 p.m.", "four days", "every week")}  # fmt: skip
    assert list(kinds.values()) == [["DATE"], ["TIME"], ["TIME"], ["DURATION"], ["SET"]]


def test_clipped_by_the_day_of_the_report() -> None:
    days = {words: r.days for words in ("earlier this month", "later this year")
            for f in scan(words) for _, r in f.read(Context(TODAY))}  # fmt: skip
    assert days == {
        "earlier this month": (date(2024, 5, 1), TODAY),
        "later this year": (TODAY, date(2024, 12, 31)),
    }
