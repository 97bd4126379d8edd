"""The stand-alone page in a real Chromium, opened as a file with the network away."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from articles.claims import Weapon
from dashboard import permalink, standalone
from dashboard.columns import compact_json
from dashboard.filters import Filters, select
from dashboard.popups import Details
from geodata.events import event_of_record
from geodata.formats import Credits, write
from geodata.frames import event_frame
from tests.dashboard import enclosures
from tests.dashboard.conftest import RECORD

CREDIT = Credits(("sample articles, not a record",), ("Herald: CC BY 4.0",))
BUILT = datetime(2024, 3, 1, 12, 30, tzinfo=UTC)
CORPUS = Path(__file__).parents[1] / "geodata/data/hostile_texts.jsonl"
HOSTILE = [
    "</script><script>window.hacked = 1</script>",
    "<!--<script>window.hacked = 1",
    "--><svg onload=window.hacked=1>",
    "<img src=https://evil.example/x onerror=window.hacked=1>",
    "\u2028window.hacked = 1;\u2029",
    "`${window.hacked = 1}`",
    "\\u003cscript>window.hacked = 1\\u003c/script>",
    "</style><style>@import 'https://evil.example'</style>",
    "</noscript></title></textarea><script>window.hacked = 1</script>",
    "&lt;script&gt; &amp;#60;script> &#x3c;b>",
    "javascript:window.hacked=1",
    "$policy ${script} {{ 7 * 7 }} {% raw %}",
    '"],"quotes":[],"x":["',
    "\u202eevitagen \u200b\ufeff \ud7ff",
    *(json.loads(line)["text"] for line in CORPUS.read_text(encoding="utf-8").splitlines()),
]


def details_of(events) -> Details:
    return Details({event.id: event for event in events})


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complains of; a test that provokes it takes it out."""
    return []


@pytest.fixture
def opened(browser: Browser, events, complaints: list[str], tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """A function that writes a page, opens it from its file without a network, and waits for its events."""
    asked: list[str] = []
    context = browser.new_context(viewport={"width": 1200, "height": 1000}, offline=True, reduced_motion="reduce")

    def open_page(frame, told=events, filters: Filters | None = None, credit: Credits = CREDIT) -> Page:
        file = tmp_path / "map.html"
        others = standalone.with_map(lambda: told, permalink.query(filters or Filters()))
        write(frame, file, credit.notices, credit.licences, others)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda told: complaints.append(told.text) if told.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        page.goto(file.as_uri())
        page.locator("#listing h2:not(:empty)").wait_for()
        return page

    yield open_page
    context.close()
    assert complaints == []
    assert {url.partition(":")[0] for url in asked} == {"file"}
    assert {url.rpartition("/")[2] for url in asked} == {"map.html"}


def enclosed(html: str, name: str) -> bytes:
    element = re.search(rf'<script type="text/plain" id="{name}[^>]*>[^<]*</script>', html)
    return enclosures.opened(element[0])


def listed(page: Page) -> list[str]:
    return page.locator("#listing tbody th").all_inner_texts()


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(weapons=frozenset({Weapon.MISSILE})),
        Filters(date(2024, 1, 1), date(2024, 1, 31), text="drones"),
        Filters(places=frozenset({"Dnipro"})),
    ],
)
@pytest.mark.browser
def test_the_page_holds_the_rows_of_the_filter_and_no_others(opened, frame, filters):
    chosen = select(frame, filters)
    page = opened(chosen, filters=filters)
    assert page.evaluate("map_page.strikemap.columns.rows") == len(chosen)
    ids = page.evaluate(
        """async () => {
            const { columns, details } = map_page.strikemap;
            return Promise.all([...columns.event].map(async (event) => (await details.of(event, [])).id));
        }"""
    )
    assert sorted(ids) == sorted(chosen["event_id"])
    assert len(listed(page)) == chosen["event_id"].nunique()
    unplaced = (chosen.drop_duplicates("event_id")["geo_precision"] == "none").sum()
    expect(page.locator("header")).to_contain_text(f"{unplaced} without a place")


def test_no_word_of_an_event_that_the_filter_leaves_out_is_in_the_file(frame, events):
    chosen = select(frame, Filters(text="friday"))
    html = standalone.document(chosen, details_of(events), CREDIT, built=BUILT)
    told = enclosed(html, "details-").decode("utf-8", "replace")
    assert "122" in told
    assert "Belgorod" not in told


def test_the_same_events_make_the_same_file(frame, events):
    first, again = (standalone.document(frame, details_of(events), CREDIT, built=BUILT) for _ in range(2))
    assert first == again


def test_the_file_names_no_address_to_load_and_forbids_all(frame, events):
    html = standalone.document(frame, details_of(events), CREDIT, built=BUILT)
    assert re.findall(r"""(?:src|href|srcset|action)\s*=\s*["'a-z]""", html) == []
    assert "default-src 'none'" in re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)[1]
    assert html.index("Content-Security-Policy") < html.index("<script")
    assert "<style" not in html
    assert len(re.findall(r"</script", html)) == len(re.findall(r"<script", html))
    assert "<!--" not in html


def test_the_foot_names_the_query_the_data_and_the_time(frame, events):
    filters = Filters(end=date(2024, 1, 31), places=frozenset({"Kyiv</script>"}))
    html = standalone.document(frame, details_of(events), CREDIT, permalink.query(filters), BUILT)
    words = json.loads(enclosed(html, "words.json"))
    lists = dict(words["lists"])
    assert lists["Which events"] == ["datetime: ../2024-01-31", "place: Kyiv</script>"]
    assert lists["Sources and licences"] == ["Herald: CC BY 4.0"]
    assert any("GeoNames" in line for line in lists["Data"])
    assert "1 Mar 2024, 12:30 UTC" in lists["This page"][0]


@pytest.mark.browser
def test_it_says_what_is_a_sample_whose_data_it_is_and_what_has_no_place(opened, frame):
    page = opened(frame)
    expect(page.locator("header")).to_contain_text("7 events, 1 without a place")
    expect(page.locator("header .strikemap-notice")).to_have_text("sample articles, not a record")
    expect(page.locator("footer")).to_contain_text("GeoNames")
    expect(page.locator(".leaflet-control-attribution")).to_contain_text("Natural Earth")
    page.get_by_role("button", name="1 without a place").click()
    expect(page.locator(".strikemap-tray blockquote")).to_have_text("A strike that no place is told of wounded 5.")


@pytest.mark.browser
def test_a_row_of_the_table_opens_the_evidence_of_its_event(opened, frame):
    page = opened(frame)
    page.locator("#listing tbody button", has_text="Kyiv, Dnipro, 29 Dec 2023").click()
    card = page.locator(".leaflet-popup .strikemap-card")
    expect(card).to_contain_text("On Friday 122 missiles and 36 drones hit Kyiv and Dnipro")
    expect(card).to_contain_text("Missiles struck Kyiv.")
    for told in ("as the text says", "at least 30", "reported", "own.csv 7", "CC0"):
        expect(card).to_contain_text(told)
    assert card.locator("a").first.get_attribute("href") == "https://herald.example/1"


@pytest.mark.browser
def test_an_event_that_only_a_record_tells_of_is_listed_with_it(opened):
    told = event_of_record(RECORD)
    page = opened(event_frame([told]), [told])
    expect(page.locator("#listing tbody td").last).to_have_text(
        "own.csv 7: Kyiv, 29 Dec 2023; missile; killed 30 to 33; injured not told (Own list)"
    )


@pytest.mark.browser
def test_regions_are_drawn_of_what_is_in_the_file(opened, frame):
    page = opened(frame)
    page.get_by_label("Drawn as").select_option("regions")
    expect(page.locator(".strikemap-legend")).to_contain_text("region")


@pytest.mark.browser
def test_the_slider_by_key_and_button_moves_map_and_table_together(opened, frame):
    page = opened(frame)
    page.get_by_label("First day shown").focus()
    for _ in range(25):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".strikemap-dates")).to_contain_text("1 event")
    expect(page.locator("#listing tbody tr")).to_have_count(1)
    page.get_by_role("button", name="All", exact=True).click()
    expect(page.locator("#listing tbody tr")).to_have_count(7)
    page.get_by_label("Play").click()
    page.get_by_label("Pause").click()
    shown = page.evaluate("map_page.strikemap.columns.events")
    expect(page.locator("#listing tbody tr")).to_have_count(shown)


@pytest.mark.parametrize(
    ("filled", "passes"),
    [
        ({"Search": "MISSILES hit"}, "2 of 7 events pass"),
        ({"Search": '"missiles struck"'}, "1 of 7 events pass"),
        ({"Search": "izmail"}, "1 of 7 events pass"),
        ({"Search": "herald", "Weapon": "drone"}, "2 of 7 events pass"),
        ({"Status": "claimed"}, "1 of 7 events pass"),
        ({"Search": "nothing of the kind"}, "0 of 7 events pass"),
    ],
)
@pytest.mark.browser
def test_the_page_filters_map_table_and_histogram_by_itself(opened, frame, filled, passes):
    page = opened(frame)
    bar = page.get_by_role("search")
    for label, value in filled.items():
        field = bar.get_by_label(label)
        _ = field.fill(value) if label == "Search" else field.select_option(label=value)
    expect(bar.locator("output")).to_have_text(passes)
    events = int(passes.split()[0])
    expect(page.locator("#listing tbody tr")).to_have_count(events)
    assert page.evaluate("map_page.strikemap.columns.events") == events
    bar.get_by_role("button", name="Clear filters").click()
    expect(page.locator("#listing tbody tr")).to_have_count(7)
    expect(bar.locator("output")).to_be_empty()


@pytest.mark.browser
def test_the_page_keeps_only_what_the_map_shows(opened, frame):
    page = opened(frame)
    page.evaluate("map_page.setView([50.45, 30.52], 10, { animate: false })")
    page.get_by_role("button", name="Only here").click()
    expect(page.get_by_role("search").locator("output")).to_have_text("2 of 7 events pass")
    assert page.locator(".strikemap-box").count() == 1
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("#listing tbody tr")).to_have_count(7)
    assert page.locator(".strikemap-box").count() == 0


@pytest.mark.browser
def test_a_long_table_has_pages(opened, events):
    many = [replace(events[2], id=f"debris{number}") for number in range(65)]
    page = opened(event_frame(many), many)
    expect(page.locator("#listing h2")).to_have_text("Events 1 to 30 of 65 shown, newest first")
    page.get_by_role("button", name="Older events").click()
    page.get_by_role("button", name="Older events").click()
    expect(page.locator("#listing h2")).to_have_text("Events 61 to 65 of 65 shown, newest first")
    expect(page.get_by_role("button", name="Older events")).to_be_disabled()


@pytest.mark.browser
def test_a_strangers_text_is_text_wherever_it_stands(opened, events):
    told = [hostile(events[0], text, number) for number, text in enumerate(HOSTILE)]
    page = opened(event_frame(told), told, Filters(text=HOSTILE[0]), Credits(tuple(HOSTILE), tuple(HOSTILE)))
    expect(page.locator("#listing h2")).to_have_text(f"Events 1 to 30 of {len(HOSTILE)} shown, newest first")
    for number in range(30):
        page.locator("#listing tbody button").nth(number).click()
        expect(page.locator(".strikemap-card h3")).to_contain_text("29 Dec 2023")
    page.evaluate(
        """async () => {
            const { columns, details } = map_page.strikemap;
            window.cards = await Promise.all([...new Set(columns.event)].map((event) => details.of(event, [])));
            document.body.append(...cards.map((told) => strikemap.card(told, 0, 1)));
        }"""
    )
    expected = json.loads(compact_json([*details_of(told).values()]))
    assert [{**card, "id": None} for card in page.evaluate("cards")] == [{**card, "id": None} for card in expected]
    assert page.evaluate("window.hacked") is None
    assert page.locator("#listing, #heading, #about, .strikemap-card").locator("img, svg, script, style").count() == 0
    links = page.locator(".strikemap-card a").evaluate_all("(links) => links.map((link) => link.protocol)")
    assert {*links} <= {"https:"}


def hostile(event, text: str, number: int):
    """Return the event with a text in its article's title, source and sentence and in the name of its place."""
    (item, *_) = event.evidence
    article = replace(
        item.article,
        title=text,
        source=replace(item.article.source, name=text, notice=text),
        url=f"https://x.example/{text}",
    )
    places = tuple(replace(place, name=text) for place in event.places)
    told = replace(item, article=replace(article, text=article.text.replace("Kyiv", text)), places=places)
    return replace(event, id=f"event{number}", places=places, evidence=(told,))


@pytest.mark.browser
def test_a_script_that_is_not_the_pages_own_does_not_run_and_nothing_is_fetched(opened, complaints, frame):
    page = opened(frame)
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.hacked = 1";
            document.body.append(script);
            fetch("https://evil.example/").catch(() => {});
        }"""
    )
    page.wait_for_timeout(100)
    assert page.evaluate("window.hacked") is None
    assert len(complaints) > 1
    assert all("Content Security Policy" in told for told in complaints)
    complaints.clear()


@pytest.mark.browser
def test_a_phone_shows_it_without_scrolling_sideways(opened, frame):
    page = opened(frame)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    page.locator("#listing tbody button").first.click()
    expect(page.locator(".strikemap-card")).to_be_visible()


@pytest.mark.browser
def test_a_filter_that_nothing_passes_makes_a_page_that_says_so(opened, frame):
    page = opened(frame.iloc[:0])
    expect(page.locator("#listing h2")).to_have_text("No event passes the filters")


def test_the_command_writes_the_page(command, war_store):
    said = command("export", "map.html", "--store", str(war_store), "--place", "Kyiv").output
    assert re.search(r"3 rows of 3 events in map\.html", said)
    words = json.loads(enclosed(Path("map.html").read_text(encoding="utf-8"), "words.json"))
    assert words["lists"][0][1] == ["place: Kyiv"]
    assert ".html" in command("export", "map.shp", "--store", str(war_store), code=1).output
