"""Events made by hand: a small war in which every filter has something to choose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner, Result
from geopandas import GeoDataFrame
from playwright.sync_api import Browser, BrowserContext, Page, Route
from streamlit.testing.v1 import AppTest

from articles.article import Article, Source, Span
from articles.casualties import Count
from articles.claims import Claim, Reading, Recency, Status, Weapon
from articles.dates import DatedBy, Period
from articles.toponyms import PlaceKind, Role, Toponym
from dashboard import serving, snapshot
from dashboard.cli import main
from dashboard.snapshot import Snapshot
from geodata.events import Event, Evidence, Match, ReadArticle
from geodata.frames import event_frame
from geodata.georeferencing import Georeference
from geodata.places import Place
from geodata.records import EventRecord
from geodata.store import Store

HOSTILE_TITLE = "<img src=x onerror=alert(1)> </script><script>alert(2)</script> [x](javascript:alert(3))"
HOSTILE_SENTENCE = '=HYPERLINK("http://evil.example") <svg onload=alert(4)> $x$ :red[missiles] hit Izmail.'

KYIV = Place("geonames:703448", "Kyiv", PlaceKind.SETTLEMENT, 30.52, 50.45, "UA", "Kyiv City", None, 18.0, 2_900_000)
DNIPRO = Place(
    "geonames:709930", "Dnipro", PlaceKind.SETTLEMENT, 35.04, 48.45, "UA", "Dnipropetrovsk Oblast", None, 11.0
)
IZMAIL = Place("geonames:707471", "Izmail", PlaceKind.SETTLEMENT, 28.84, 45.35, "UA", "Odesa Oblast", None, 4.0)
BELGOROD = Place(
    "geonames:578071", "Belgorod Oblast", PlaceKind.ADMIN1, 36.6, 50.6, "RU", "Belgorod Oblast", None, 110.0
)
KHARKIV_OBLAST = Place(
    "geonames:706482", "Kharkiv Oblast", PlaceKind.ADMIN1, 36.23, 49.99, "UA", "Kharkiv Oblast", None, 110.0
)
BASE = Place("site:saky", "Saky air base", PlaceKind.SITE, 33.58, 45.09, "UA", "Crimea", None, 2.0)


def article(number: int, sentence: str, day: date, title: str = "", source: Source | None = None) -> Article:
    """Return an article of one sentence."""
    title = title or f"Article number {number}"
    header = f" date {day} {title}"
    text = f"{header}\n\n{sentence}\n"
    start = text.index(title)
    return Article(
        id=f"article{number}",
        source=source or Source("Herald", "https://herald.example", "CC BY 4.0", "sample articles, not a record"),
        url=f"https://herald.example/{number}",
        published=day,
        language="en",
        title=title,
        text=text,
        title_span=Span(start, start + len(title)),
        body=len(header) + 2,
        raw_header=header,
    )


def evidence(  # noqa: PLR0913 - a claim has as many parts
    number: int,
    sentence: str,
    day: date,
    places: tuple[Place, ...],
    *,
    title: str = "",
    weapons: Mapping[Weapon, int | None] | None = None,
    killed: Count | None = None,
    injured: Count | None = None,
    status: Status = Status.REPORTED,
    recency: Recency = Recency.NEWS,
    period: Period | None = None,
    dated_by: DatedBy = DatedBy.TEXT,
) -> Evidence:
    """Return what one article of one sentence says of an attack on the day before it came out."""
    told = article(number, sentence, day, title)
    toponyms = tuple(
        Toponym(
            told.id, Span(told.body, told.body), place.name, place.name, "gazetteer", place.kind, role=Role.ATTACKED
        )
        for place in places
    )
    claim = Claim(
        id=f"claim{number:02}",
        article_id=told.id,
        quote=Span(told.body, told.body + len(sentence)),
        period=period or Period(day, day),
        dated_by=dated_by,
        toponyms=toponyms,
        weapons=weapons or {Weapon.UNKNOWN: None},
        killed=killed,
        injured=injured,
        status=status,
        recency=recency,
    )
    return Evidence(claim, told, places)


def event(name: str, *told: Evidence, records: tuple[EventRecord, ...] = ()) -> Event:
    """Return an event whose values are those of its first claim, at the places of all."""
    claim = told[0].claim
    return Event(
        id=name,
        period=claim.period,
        places=tuple({place.id: place for item in told for place in item.places}.values()),
        weapons=claim.weapons,
        killed=claim.killed,
        injured=claim.injured,
        status=claim.status,
        recency=claim.recency,
        evidence=told,
        matches=tuple(Match(record, 5.0, "same day; same place, Kyiv") for record in records),
    )


RECORD = EventRecord(
    id="7",
    table="own.csv",
    source="Own list",
    licence="CC0",
    period=Period(date(2023, 12, 29), date(2023, 12, 29)),
    place=KYIV,
    weapons={Weapon.MISSILE: None},
    killed=Count(30, 33, "30-33"),
    injured=None,
    raw={"id": "7", "note": "<b>bold</b>"},
)


def small_war() -> list[Event]:
    """Return seven events of six weeks."""
    return [
        event(
            "wave",
            evidence(
                1,
                "On Friday 122 missiles and 36 drones hit Kyiv and Dnipro, killing at least 30.",
                date(2023, 12, 29),
                (KYIV, DNIPRO),
                weapons={Weapon.MISSILE: 122, Weapon.DRONE: 36},
                killed=Count(30, None, "at least 30"),
                injured=Count(141, None, "more than 140"),
            ),
            evidence(2, "Missiles struck Kyiv.", date(2023, 12, 30), (KYIV,), dated_by=DatedBy.PUBLICATION),
            records=(RECORD,),
        ),
        event(
            "belgorod",
            evidence(
                3,
                "Moscow said shells fell on the Belgorod region.",
                date(2023, 12, 30),
                (BELGOROD,),
                weapons={Weapon.ARTILLERY: None},
                status=Status.CLAIMED,
            ),
        ),
        event(
            "debris",
            evidence(
                4,
                "Debris of drones fell in Kyiv; nobody was hurt.",
                date(2024, 1, 3),
                (KYIV,),
                weapons={Weapon.DRONE: None},
                killed=Count(0, 0, "nobody"),
                injured=Count(0, 0, "nobody"),
                status=Status.INTERCEPTED,
            ),
        ),
        event(
            "old",
            evidence(
                5,
                "In January 2023 a missile killed 46 in Dnipro.",
                date(2024, 1, 15),
                (DNIPRO,),
                weapons={Weapon.MISSILE: 1},
                killed=Count(46, 46, "46"),
                recency=Recency.BACKGROUND,
                period=Period(date(2024, 1, 5), date(2024, 1, 8)),
            ),
        ),
        event(
            "nowhere",
            evidence(
                6, "A strike that no place is told of wounded 5.", date(2024, 1, 10), (), injured=Count(5, 5, "5")
            ),
        ),
        event(
            "hostile",
            evidence(
                7, HOSTILE_SENTENCE, date(2024, 2, 1), (IZMAIL,), title=HOSTILE_TITLE, weapons={Weapon.MISSILE: None}
            ),
        ),
        event(
            "undated",
            evidence(
                8,
                "Mortars hit the Kharkiv region and the Saky base some time ago.",
                date(2024, 1, 20),
                (KHARKIV_OBLAST, BASE),
                weapons={Weapon.MORTAR: None},
                status=Status.DENIED,
                period=Period(None, date(2024, 1, 19)),
            ),
        ),
    ]


def fill(location: Path | str, events: Iterable[Event]) -> None:
    """Make a store of the articles and records behind events."""
    store = Store.open(location)
    for told in events:
        for item in told.evidence:
            claim, places = item.claim, item.places
            georeferences = {
                toponym: Georeference(toponym, place, "only one of its name")
                for toponym, place in zip(claim.toponyms, places, strict=True)
            }
            reading = Reading((claim,), claim.toponyms)
            store.add(ReadArticle(f"{item.article.id}.txt", item.article, reading, georeferences))
        store.add_records(told.records)
    store.regather()
    store.close()


@pytest.fixture(scope="session")
def war_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    location = tmp_path_factory.mktemp("store") / "war.sqlite"
    fill(location, small_war())
    return location


@pytest.fixture(scope="session")
def one_day_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    location = tmp_path_factory.mktemp("store") / "day.sqlite"
    fill(location, [told for told in small_war() if told.id == "debris"])
    return location


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command in an empty folder, and see that it ends with the code that is expected."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, code: int = 0) -> Result:
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == code, result.output
        return result

    return run


@pytest.fixture
def ingested(tmp_path: Path, command: Callable[..., Result]) -> Callable[[Mapping[str, str]], Callable[..., Result]]:
    """Put articles, by name, into a store of the folder that commands run in, and return what runs one."""

    def ingest(news: Mapping[str, str]) -> Callable[..., Result]:
        (tmp_path / "news").mkdir()
        for name, text in news.items():
            (tmp_path / f"news/{name}.txt").write_text(text, encoding="utf-8")
        command("ingest", "news")
        return command

    return ingest


@pytest.fixture(scope="session")
def events() -> list[Event]:
    return small_war()


@pytest.fixture(scope="session")
def frame(events: list[Event]) -> GeoDataFrame:
    return event_frame(events)


@pytest.fixture(scope="session")
def address(war_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the dashboard of the small war."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        with serving.dashboard(str(war_store), 0) as server:
            yield server.address


@pytest.fixture
def guarded_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages that may ask this machine only, and must not complain or open a dialog."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def guard(route: Route) -> None:
        if urlsplit(route.request.url).hostname == serving.HOST:
            route.continue_()
        else:
            wrong.append(f"asked for {route.request.url}")
            route.abort()

    def opened(**options: object) -> Page:
        wide = {"viewport": {"width": 1300, "height": 1000}, "accept_downloads": True, "reduced_motion": "reduce"}
        contexts.append(browser.new_context(**(wide | options)))
        contexts[-1].route("**/*", guard)
        page = contexts[-1].new_page()
        page.set_default_timeout(30_000)
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append(f"dialog {dialog.message}"), dialog.dismiss()))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not wrong


@pytest.fixture(scope="session")
def shown(war_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    taken = snapshot.take(str(war_store), tmp_path_factory.mktemp("published"))
    assert taken is not None
    return taken


@pytest.fixture
def drawn() -> Callable[[Callable[[], object]], AppTest]:
    def run(draw: Callable[[], object]) -> AppTest:
        page = AppTest.from_string("""import streamlit as st\nst.session_state["draw"]()""", default_timeout=60)
        page.session_state["draw"] = draw
        page.run()
        assert not page.exception
        return page

    return run
