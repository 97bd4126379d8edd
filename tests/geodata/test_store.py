"""The store: what is read comes back the same, whole or not at all."""

from datetime import date

import pytest

from articles.article import Article, Source, Span
from articles.casualties import Count
from articles.claims import Claim, Reading, Recency, Status, Weapon
from articles.dates import DatedBy, Period
from articles.toponyms import PlaceKind, Role, Toponym
from geodata.events import ReadArticle
from geodata.georeferencing import Georeference, Rival
from geodata.places import Place
from geodata.store import Store

SUMY = Place("geonames:692194", "Sumy", PlaceKind.SETTLEMENT, 34.8, 50.92, "UA", "Sumy Oblast", None, 10.0, 294456)
POLTAVA = Place(
    "geonames:696643", "Poltava", PlaceKind.SETTLEMENT, 34.55, 49.59, "UA", "Poltava Oblast", None, 9.0, 317847
)


def read_article(article_id: str = "a", quote: str = "Two missiles struck Sumy.") -> ReadArticle:
    text = f" date 2025-04-13 Missiles Kill 31\n\n{quote} Kyiv said so."
    start = text.index(quote)
    article = Article(
        article_id,
        Source("Wire", notice="not a record"),
        f"{article_id}.txt",
        date(2025, 4, 13),
        "en",
        "Missiles Kill 31",
        text,
        Span(17, 33),
        35,
        " date 2025-04-13 Missiles Kill 31",
    )
    at = text.index("Sumy")
    sumy = Toponym(
        article_id,
        Span(at, at + 4),
        "Sumy",
        "Sumy",
        "gazetteer",
        PlaceKind.SETTLEMENT,
        ("Ukraine",),
        Role.ATTACKED,
        "struck",
    )
    kyiv = Toponym(article_id, Span(at + 6, at + 10), "Kyiv", "Kyiv", "gazetteer", role=Role.SPEAKER)
    claim = Claim(
        f"{article_id}-1",
        article_id,
        Span(start, start + len(quote)),
        Period(date(2025, 4, 13), date(2025, 4, 13)),
        DatedBy.TEXT,
        (sumy,),
        {Weapon.MISSILE: 2},
        Count(31, None, "at least 31"),
        None,
        Status.REPORTED,
        Recency.NEWS,
    )
    georeferences = {
        sumy: Georeference(sumy, SUMY, "gazetteer", (Rival(POLTAVA, "other name"),)),
        kyiv: Georeference(kyiv, None, "gazetteer"),
    }
    return ReadArticle(f"{article_id}.txt", article, Reading((claim,), (sumy, kyiv)), georeferences)


@pytest.fixture
def store(tmp_path):
    opened = Store.open(tmp_path / "events.sqlite")
    yield opened
    opened.close()


def test_an_article_comes_back_as_it_was_read(store):
    read = read_article()
    assert store.add(read)
    assert store.article("a") == read
    assert store.articles() == [read.article]
    assert store.article("b") is None


def test_the_same_article_twice_changes_nothing(store):
    assert store.add(read_article())
    before = store.events()
    assert not store.add(read_article())
    assert store.events() == before


def test_events_lead_to_their_sentence(store):
    store.add(read_article())
    (event,) = store.events()
    assert event.places == (SUMY,)
    assert [item.quote for item in event.evidence] == ["Two missiles struck Sumy."]
    assert store.event(event.id) == event
    assert store.notices() == ["not a record"]
