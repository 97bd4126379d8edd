"""A stranger's text stays text, wherever it comes to stand."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from dashboard import markup, popups
from dashboard.wordings import web_link
from geodata.events import Event


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


def test_a_hostile_article_is_text(events: list[Event]) -> None:
    event = next(event for event in events if event.id == "hostile")
    (told,) = event.evidence
    outline = Outline(markup.detail_html(popups.detail(event)))
    assert "<img src=x onerror=alert(1)>" in told.article.title
    assert told.article.title in outline.text
    assert told.quote in outline.text
    assert outline.elements <= {"article", "h3", "dl", "dt", "dd", "blockquote", "p", "footer", "a", "div"}
    assert outline.attributes <= {"class", "href", "target", "rel"}


@given(st.text(), st.text())
def test_any_text_at_all_is_text(text: str, title: str) -> None:
    quote = popups.Quote(text=text, source=title, title=title, date=text, url=web_link(title))
    record = popups.Record(text=text, source=text, licence=title, url=None)
    html = markup.detail_html(
        popups.Detail(heading=text, facts=[(title, text)], quotes=[quote], records=[record], notices=[text])
    )
    outline = Outline(
        html + markup.text_html(text) + markup.totals_html({text: title}) + markup.list_html(title, [text])
    )
    assert outline.elements <= {
        "article",
        "h3",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "p",
        "footer",
        "a",
        "div",
        "strong",
        "ul",
        "li",
    }
    assert outline.attributes <= {"class", "href", "target", "rel"}
