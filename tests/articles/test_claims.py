"""Claims: what whole short articles are read as."""

from datetime import date

import pytest

from articles.article import Source
from articles.claims import Claim, Recency, Status, read_claims
from articles.placenames import NameFacts, PlaceKind
from articles.reading import read_text
from articles.weapons import Weapon

TOWNS = {
    "Kyiv": 2_900_000, "Dnipro": 968_000, "Lviv": 717_000, "Odesa": 1_015_000, "Kharkiv": 1_433_000, "Bakhmut": 70_000,
    "Moscow": 10_000_000, "Belgorod": 390_000, "Kherson": 280_000, "Davos": 10_000, "Sumy": 256_000, "Poltava": 280_000,
    "Voronezh": 1_000_000, "Nikopol": 100_000, "Суми": 256_000, "Київ": 2_900_000, "Харків": 1_433_000,
    "Одеса": 1_015_000, "Полтава": 280_000, "Москва": 10_000_000, "Белгород": 390_000, "Воронеж": 1_000_000,
    "Днепр": 968_000, "Никополь": 100_000,
}  # fmt: skip
COUNTRIES = {"Ukraine", "Russia", "Switzerland", "Canada"}


class Towns:
    """A list of place names as small as the sentences of these tests."""

    def facts(self, name: str) -> NameFacts | None:
        found = {town.lower(): population for town, population in TOWNS.items()}.get(name.lower())
        if found is not None:
            return NameFacts(frozenset({PlaceKind.SETTLEMENT}), frozenset({"UA"}), found)
        if name in COUNTRIES:
            return NameFacts(frozenset({PlaceKind.COUNTRY}), frozenset({"XX"}), 10_000_000)
        return None


def claims(text: str, published: str = "2023-12-30", title: str = "News") -> tuple[Claim, ...]:
    article = read_text(f" date {published} {title}\n\n{text}\n", "test.txt", Source("test"))
    return read_claims(article, Towns()).claims


def places(claim: Claim) -> set[tuple[str, str | None]]:
    return {(toponym.name, toponym.kind) for toponym in claim.toponyms}


def test_wave_is_one_claim_over_all_its_cities() -> None:
    found = claims(
        "On Friday, Russia fired 122 missiles and 36 drones at several Ukrainian cities. "
        "The barrage hit targets in Kyiv, Dnipro, Lviv, Odesa and Kharkiv."
    )
    assert len(found) == 1
    assert {name for name, _ in places(found[0])} == {"Kyiv", "Dnipro", "Lviv", "Odesa", "Kharkiv"}
    assert dict(found[0].weapons) == {Weapon.MISSILE: 122, Weapon.DRONE: 36}
    assert (found[0].status, found[0].recency) == (Status.REPORTED, Recency.NEWS)


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia achieved a symbolic triumph by seizing the city of Bakhmut after intense combat.",
        "Ukrainian forces established a foothold near the Dnipro River in the Kherson region.",
        "The claim was widely refuted by Kyiv and the West.",
        "Leaders will hold talks on the war in Davos, Switzerland.",
        "An air-raid alert was declared in Kharkiv for an hour.",
    ],
)
def test_sentences_without_an_attack_stay_quiet(sentence: str) -> None:
    assert claims(sentence) == ()


def test_undated_attack_falls_between_the_day_before_and_publication() -> None:
    (found,) = claims("A Russian missile struck an apartment block in Kharkiv.")
    assert (found.period.start, found.period.end) == (date(2023, 12, 29), date(2023, 12, 30))
