"""A stranger's text stays text, wherever it comes to stand."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from articles.toponyms import Role
from dashboard import markup, popups
from dashboard.pieces import Note, Piece
from dashboard.sayings import Saying, saying
from dashboard.wordings import web_link
from geodata.events import Event

STYLES = Path(markup.__file__).with_name("assets").joinpath("dashboard.css").read_text(encoding="utf-8")


class Outline(HTMLParser):
    """The elements, attributes and text of a piece of HTML, as a browser would take them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str | None] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


ELEMENTS = {
    *("article", "h2", "h3", "dl", "dt", "dd", "blockquote", "p", "footer", "a", "div", "strong", "ul", "li", "mark"),
    *("span", "table", "caption", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"class", "href", "target", "rel", "title", "lang", "scope", "aria-label"}


def test_a_hostile_article_is_text(events: list[Event]) -> None:
    event = next(event for event in events if event.id == "hostile")
    (told,) = event.evidence
    shown = popups.detail(event)
    outline = Outline(
        markup.facts_html(shown["heading"], shown["facts"])
        + markup.sayings_html([saying(told)], shown["records"], shown["notices"])
    )
    assert "<img src=x onerror=alert(1)>" in told.article.title
    assert told.article.title in outline.text
    assert told.quote in outline.text
    assert outline.elements <= ELEMENTS
    assert outline.attributes <= ATTRIBUTES


@given(st.text(), st.text(), st.sampled_from(Role))
def test_any_text_at_all_is_text(text: str, title: str, role: Role) -> None:
    record = popups.Record(text=text, source=text, licence=title, url=None)
    piece = Piece(text, Note(role, title), is_quoted=True)
    told = Saying((piece,), title, text, text, title, text, web_link(title), title, title)
    outline = Outline(
        markup.facts_html(text, [(title, text)])
        + markup.sayings_html([told], [record], [text])
        + markup.article_html(text, [piece])
        + markup.heading_html([piece], web_link(title), text)
        + markup.claim_list_html([(text, title, text)])
        + markup.table_html(text, [title], [[text]])
        + markup.text_html(text)
        + markup.totals_html({text: title})
        + markup.list_html(title, [text])
    )
    assert outline.elements <= ELEMENTS
    assert outline.attributes <= ATTRIBUTES


def test_a_legend_names_the_roles_in_words() -> None:
    outline = Outline(markup.legend_html({Role.ATTACKED: 2, Role.ORIGIN: 1_000}))
    assert outline.text == "attacked 2launched from 1,000"


def test_every_role_has_a_look_of_its_own() -> None:
    looks = re.findall(r"\.strikemap-([a-z]+) \{ ([^}]*text-decoration: [^;}]+)", STYLES)
    assert {role.value for role in Role} <= {name for name, _ in looks}
    lines = [re.search(r"text-decoration: ([^;]+)", look)[1] for name, look in looks if name in {*Role}]
    assert len({*lines}) == len(lines)
