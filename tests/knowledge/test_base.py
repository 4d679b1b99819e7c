from datetime import date

import pytest

from dragoman.knowledge import KnowledgeBase

DAY = date(2009, 3, 1)


def test_holders_depend_on_the_day(knowledge: KnowledgeBase) -> None:
    assert [o.person for o in knowledge.holders("president", "NOR", DAY)] == ["person:omar-al-tarif"]
    assert [o.person for o in knowledge.holders("president", "NOR", date(2005, 1, 1))] == ["person:anna-von-berg"]


def test_the_last_day_is_excluded(knowledge: KnowledgeBase) -> None:
    assert [o.person for o in knowledge.holders("president", "NOR", date(2008, 6, 1))] == ["person:omar-al-tarif"]


def test_without_a_day_the_open_holding_counts(knowledge: KnowledgeBase) -> None:
    assert [o.person for o in knowledge.holders("president", "NOR")] == ["person:omar-al-tarif"]


def test_a_seat_in_parliament_is_a_sector(knowledge: KnowledgeBase) -> None:
    assert knowledge.sectors_of("person:omar-al-tarif", date(2003, 1, 1)) == ("LEG",)


def test_the_seat_of_a_head_or_minister_adds_no_sector(knowledge: KnowledgeBase) -> None:
    assert knowledge.sectors_of("person:omar-al-tarif", DAY) == ("GOV",)


def test_who_only_held_office_is_elite(knowledge: KnowledgeBase) -> None:
    assert knowledge.sectors_of("person:li-wen", DAY) == ("ELI",)


def test_who_will_only_later_hold_office_has_no_sector(knowledge: KnowledgeBase) -> None:
    assert knowledge.sectors_of("person:anna-von-berg", date(1999, 1, 1)) == ()


def test_sectors_of_a_body_depend_on_the_day(knowledge: KnowledgeBase) -> None:
    assert knowledge.sectors_of("HILL-FRONT", date(2010, 4, 30)) == ("REB",)
    assert knowledge.sectors_of("HILL-FRONT", date(2010, 5, 1)) == ("GOV",)


def test_disputed_entities_count_as_their_parent(knowledge: KnowledgeBase) -> None:
    assert (knowledge.country_of("RIM-LAND"), knowledge.sectors_of("RIM-LAND", DAY)) == ("EST", ("PRE",))


def test_an_office_any_body_has_takes_the_bodys_sectors_first(knowledge: KnowledgeBase) -> None:
    assert knowledge.sectors_of_office("spokesperson", "HILL-FRONT", date(2005, 1, 1)) == ("REB", "GOV")


@pytest.mark.parametrize(("day", "country"), [(date(2005, 1, 1), "NOR"), (DAY, "NOR"), (date(2011, 1, 1), "IGO")])
def test_a_persons_country_is_that_of_the_office(knowledge: KnowledgeBase, day: date, country: str) -> None:
    assert knowledge.country_of("person:anna-von-berg", day) == country


def test_members_depend_on_day_and_status(knowledge: KnowledgeBase) -> None:
    assert knowledge.members("LEAGUE", date(2011, 1, 1)) == ("NOR",)
    assert knowledge.members("LEAGUE", date(2011, 1, 1), "observer") == ("EST",)


def test_memberships_of_a_state(knowledge: KnowledgeBase) -> None:
    assert [tie.status for tie in knowledge.memberships("EST", date(2000, 1, 1))] == ["member"]


def test_leader_means_the_president_where_there_is_one(knowledge: KnowledgeBase) -> None:
    assert knowledge.leaders("NOR", DAY)[0].person == "person:omar-al-tarif"


def test_supreme_leader_means_nobody_where_there_is_none(knowledge: KnowledgeBase) -> None:
    assert knowledge.leaders("NOR", DAY, supreme=True) == ()


@pytest.mark.parametrize("form", ["Tarif", "al-Tarif"])
def test_a_surname_is_known_with_and_without_article(knowledge: KnowledgeBase, form: str) -> None:
    assert knowledge.persons_named(form) == ("person:omar-al-tarif",)


def test_a_one_word_alias_is_a_short_name(knowledge: KnowledgeBase) -> None:
    assert knowledge.persons_named("Li") == ("person:li-wen",)


def test_a_misprint_finds_its_person(knowledge: KnowledgeBase) -> None:
    assert knowledge.similar("Anna von Borg")[0][0] == "person:anna-von-berg"


def test_another_given_name_finds_nobody(knowledge: KnowledgeBase) -> None:
    assert knowledge.similar("Peter von Berg") == ()


def test_lookup_ignores_case_and_points(knowledge: KnowledgeBase) -> None:
    assert {form.target for form in knowledge.lookup("n.l.")} == {"NOR"}


def test_the_unknown_is_a_key_error_or_none(knowledge: KnowledgeBase) -> None:
    assert knowledge.get("NOBODY") is None
    with pytest.raises(KeyError):
        knowledge.entity("NOBODY")


def test_an_ended_holding_with_one_year_lasts_that_year(knowledge: KnowledgeBase) -> None:
    assert knowledge.holders("foreign-minister", "EST", date(2005, 12, 31))
    assert not knowledge.holders("foreign-minister", "EST", date(2006, 1, 1))


def test_history_lists_all_holders_in_order(knowledge: KnowledgeBase) -> None:
    assert [o.person for o in knowledge.history("president", "NOR")] == ["person:anna-von-berg", "person:omar-al-tarif"]


def test_gender_comes_from_the_data(knowledge: KnowledgeBase) -> None:
    assert knowledge.entity("person:anna-von-berg").gender == "f"
