"""Claims: what whole short articles are read as."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import Article, Source
from articles.claims import Claim, Recency, Status, read_claims
from articles.placenames import NameFacts, PlaceKind, PlaceNames
from articles.reading import read_article, read_text
from articles.toponyms import Role
from articles.weapons import Weapon

Read = Callable[..., tuple[Claim, ...]]
REAL = Path(__file__).parents[3] / "shared" / "real" / "articles"


@pytest.fixture
def claims(article: Callable[..., Article], towns: PlaceNames) -> Read:
    def read(text: str, published: str = "2023-12-30", title: str = "News") -> tuple[Claim, ...]:
        return read_claims(article(text, published, title), towns).claims

    return read


def names(claim: Claim) -> list[str]:
    return [toponym.name for toponym in claim.toponyms]


def pair(claim: Claim, side: str) -> tuple[int | None, int | None] | None:
    count = getattr(claim, side)
    return count and (count.low, count.high)


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        ("Aircraft struck a camp in Odesa on Friday, killing two men.", {Weapon.BOMB: None}),
        ("The air force said on Friday that explosions were heard in Odesa.", {Weapon.UNKNOWN: None}),
        ("Aircraft dropped mines on Odesa on Friday.", {Weapon.MINE: None}),
        ("On Friday mortar shells fell on Odesa.\n\nIn all, air defence shot down 40 drones.", {Weapon.MORTAR: None}),
        ("On Friday Odesa was attacked.\n\nIn all, 40 drones were launched at the country.", {Weapon.DRONE: 40}),
    ],
)
def test_weapons_are_those_told_where_the_place_is(claims: Read, text: str, weapons: dict[Weapon, int | None]) -> None:
    (told,) = claims(text)

    assert dict(told.weapons) == weapons


def test_wave_is_one_claim_over_all_its_cities(claims: Read) -> None:
    (wave,) = claims(
        "On Friday, Russia fired 122 missiles and 36 drones at Ukrainian cities, killing at least 30 civilians. "
        "The barrage hit targets in Kyiv, Dnipro, Lviv, Odesa and Kharkiv."
    )
    assert names(wave) == ["Kyiv", "Dnipro", "Lviv", "Odesa", "Kharkiv"]
    assert dict(wave.weapons) == {Weapon.MISSILE: 122, Weapon.DRONE: 36}
    assert pair(wave, "killed") == (30, None)
    assert (wave.period.start, wave.period.end) == (date(2023, 12, 29), date(2023, 12, 29))
    assert (wave.status, wave.recency) == (Status.REPORTED, Recency.NEWS)


def test_claim_about_one_place_and_report_about_another_are_two(claims: Read) -> None:
    first, second = claims("Partisans have claimed attacks in the Belgorod region, and drones have targeted Moscow.")
    assert (names(first), first.status, first.toponyms[0].kind) == (["Belgorod"], Status.CLAIMED, PlaceKind.ADMIN1)
    assert (names(second), second.status) == (["Moscow"], Status.REPORTED)
    assert dict(second.weapons) == {Weapon.DRONE: None}


def test_an_attack_that_is_remembered_is_background_at_its_own_date(claims: Read) -> None:
    (old,) = claims(
        "Residents of Dnipro marked the anniversary of a missile strike on a house, which killed 46 people "
        "on 14 January 2023.",
        published="2024-01-15",
    )
    assert (old.recency, old.period.end) == (Recency.BACKGROUND, date(2023, 1, 14))
    assert pair(old, "killed") == (46, 46)


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia achieved a symbolic triumph by seizing the city of Bakhmut after intense combat.",
        "Ukrainian forces established a foothold near the Dnipro River in the Kherson region.",
        "The claim was widely refuted by Kyiv and the West.",
        "Leaders will hold talks on the war in Davos, Switzerland.",
        "An air-raid alert was declared in Kharkiv for an hour.",
        "In Kharkiv the striker hit the post twice; the match ended without goals, and the coach was angry.",
        "У Харкові оголосили тривогу, але вибухів не було.",
        "В Белгороде объявлена опасность атаки, тревога отменена через час.",
    ],
)
def test_sentences_without_an_attack_stay_quiet(claims: Read, sentence: str) -> None:
    assert claims(sentence) == ()


def test_undated_attack_falls_between_the_day_before_and_publication(claims: Read) -> None:
    (found,) = claims("A Russian missile struck an apartment block in Kharkiv.")
    assert (found.period.start, found.period.end) == (date(2023, 12, 29), date(2023, 12, 30))


@pytest.mark.parametrize(
    "text",
    [
        "Суд засудив до довічного ув'язнення військового, який обстріляв Харків із РСЗВ.",
        "Суд приговорил к 20 годам колонии солдата, обстрелявшего Белгород из миномёта.",
        "A gunner who shelled Kharkiv was sentenced to life imprisonment.",
    ],
)
def test_undated_attack_that_was_judged_lies_some_time_back(claims: Read, text: str) -> None:
    (found,) = claims(text)
    assert (found.period.start, found.period.end) == (None, date(2023, 12, 29))
    assert found.recency is Recency.BACKGROUND


@pytest.mark.parametrize(
    "text",
    [
        "Kharkiv. Two guided bombs on Friday, in the old part of the city.\n\nOdesa. A drone hit a silo on Thursday.",
        "- Russian aircraft bombed Kharkiv on Friday.\n- A drone hit a silo in Odesa on Thursday.",
        "A bomb fell on a house in Kharkiv on Friday.\n\nOn Thursday a drone hit a silo in Odesa.",
    ],
)
def test_places_told_apart_are_attacks_apart(claims: Read, text: str) -> None:
    first, second = claims(text)
    assert (names(first), first.period.end) == (["Kharkiv"], date(2023, 12, 29))
    assert (names(second), second.period.end) == (["Odesa"], date(2023, 12, 28))


@pytest.mark.parametrize(
    "text",
    [
        "It had been a quiet week in Kharkiv. On Friday a missile hit the centre of the city, killing two people.",
        "У Харкові сьогодні приспущено прапори. У п'ятницю дві керовані бомби впали на завод, загинули двоє людей.",
    ],
)
def test_the_place_named_just_before_is_the_place(claims: Read, text: str) -> None:
    (found,) = claims(text)
    assert names(found) in (["Kharkiv"], ["Харків"])
    assert pair(found, "killed") == (2, 2)
    assert found.period.end == date(2023, 12, 29)


def test_tolls_told_place_by_place_are_added_once(claims: Read) -> None:
    (wave,) = claims(
        "On Friday 40 drones were launched at Odesa and Kharkiv. "
        "Two people were killed in Odesa. Three people were killed in Kharkiv."
    )
    assert pair(wave, "killed") == (5, 5)


def test_interception_without_harm_is_intercepted(claims: Read) -> None:
    (found,) = claims("On Friday air defences shot down nine drones over Odesa.")
    assert (found.status, dict(found.weapons)) == (Status.INTERCEPTED, {Weapon.DRONE: 9})


def test_reading_holds_the_places_of_its_claims(article: Callable[..., Article], towns: PlaceNames) -> None:
    reading = read_claims(article("A missile hit Odesa, Kyiv said. In Lviv nothing happened."), towns)
    claimed = {toponym for claim in reading.claims for toponym in claim.toponyms}
    assert claimed <= set(reading.toponyms)
    assert {toponym.role for toponym in claimed} == {Role.ATTACKED}
    assert all(toponym.reason for toponym in reading.toponyms)


def test_a_claim_keeps_its_id(claims: Read) -> None:
    text = "A missile hit Odesa on Friday."
    assert [claim.id for claim in claims(text)] == [claim.id for claim in claims(text)]


def test_attacks_of_one_sentence_on_several_days_are_claims_of_their_own(claims: Read) -> None:
    told = claims("The port of Odesa was struck by drones twice in December, on the 18th and again on the 24th.")
    assert [claim.period.end.day for claim in told] == [24, 18]
    assert len({claim.id for claim in told}) == len(told)


def test_a_very_long_line_asks_for_each_name_once(towns: PlaceNames) -> None:
    asked: list[str] = []

    class Counting:
        def facts(self, name: str) -> NameFacts | None:
            asked.append(name)
            return towns.facts(name)

    sentence = "On Friday a missile hit Odesa and 12 drones fell on Kharkiv, killing two people "
    made = read_text(f" date 2023-12-30 News\n\n{sentence * 500}\n", "long.txt", Source("test"))
    assert read_claims(made, Counting()).claims
    assert len(asked) <= 2 * len(set(asked))


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    class Nothing:
        def facts(self, name: str) -> None:
            return None

    opening = "A drone hit the town, said the mayor of the place. " * 20
    made = read_text(f" date 2023-12-30 The news of the day\n\n{opening}\n{text}", "x.txt", Source("x"))
    assert read_claims(made, Nothing()).claims == ()


@pytest.mark.skipif(not REAL.is_dir(), reason="the two real articles are not here")
def test_the_real_articles_are_read_as_they_should() -> None:
    gazetteer = pytest.importorskip("geodata.gazetteer").Gazetteer.open()
    first, second = (read_claims(read_article(path), gazetteer).claims for path in sorted(REAL.glob("*.txt")))
    wave, belgorod, moscow = first
    assert names(wave) == ["Kyiv", "Dnipro", "Lviv", "Odesa", "Kharkiv"]
    assert (wave.period.start, wave.period.end) == (date(2023, 12, 29), date(2023, 12, 29))
    assert dict(wave.weapons) == {Weapon.MISSILE: 122, Weapon.DRONE: 36}
    assert (pair(wave, "killed"), pair(wave, "injured")) == ((30, None), (141, None))
    assert (names(belgorod), belgorod.toponyms[0].kind, belgorod.status) == (
        ["Belgorod"],
        PlaceKind.ADMIN1,
        Status.CLAIMED,
    )
    assert (names(moscow), set(moscow.weapons)) == (["Moscow"], {Weapon.DRONE})
    (dnipro,) = second
    assert (names(dnipro), pair(dnipro, "killed"), dnipro.recency) == (["Dnipro"], (46, 46), Recency.BACKGROUND)
    assert dnipro.period.start >= date(2023, 1, 1)
    assert dnipro.period.end <= date(2023, 1, 31)


def test_the_day_that_a_bulletin_opens_with_dates_what_it_lists(claims: Read) -> None:
    first, second = claims(
        "Good morning. Here is how yesterday went.\n\nShells hit Sumy.\n\nAlready today, drones hit Poltava."
    )
    assert (names(first), first.period.start, first.period.end) == (["Sumy"], date(2023, 12, 29), date(2023, 12, 29))
    assert (names(second), second.period.start) == (["Poltava"], date(2023, 12, 30))


def test_a_list_of_places_behind_a_colon_goes_on_with_the_attack_told_before(claims: Read) -> None:
    (shelled,) = claims("On Friday the army shelled nine towns. The worst off were: Kherson, Nikopol and Orikhiv.")
    assert names(shelled) == ["Kherson", "Nikopol", "Orikhiv"]


def test_an_entry_of_a_feed_that_names_no_place_tells_of_the_place_in_the_title(claims: Read) -> None:
    read = claims(
        "12:00 At least 40 people were killed by the missile.\n\n11:00 A missile fell on Dnipro, killing one man.",
        title="Missile strike on Poltava: live",
    )
    assert [(names(claim), pair(claim, "killed")) for claim in read] == [
        (["Poltava"], (40, None)),
        (["Dnipro"], (1, 1)),
    ]


def test_a_date_by_which_the_dead_were_found_dates_no_attack(claims: Read) -> None:
    (strike,) = claims("On Thursday a missile hit a house in Sumy. By Friday fourteen people were confirmed dead.")
    assert (strike.period.end, pair(strike, "killed")) == (date(2023, 12, 28), (14, 14))


def test_tolls_of_the_places_of_one_wave_are_added_up(claims: Read) -> None:
    (wave,) = claims(
        "On Friday 20 missiles were fired. A house in Sumy was hit. Ten people were injured. "
        "A shop burned in Kharkiv, where six were wounded."
    )
    assert (names(wave), pair(wave, "injured")) == (["Sumy", "Kharkiv"], (16, 16))


def test_the_day_before_counts_from_a_day_and_from_no_week(claims: Read) -> None:
    *_, kyiv = claims(
        "On Friday missiles hit Odesa. It was revenge for last week's shelling of Belgorod. "
        "The previous day 31 missiles had been fired at Kyiv."
    )
    assert (names(kyiv), kyiv.period.end) == (["Kyiv"], date(2023, 12, 28))
