"""Markup: the one place that makes HTML of a stranger's text, none of which is ever markup itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from dashboard.popups import Detail, Quote, Record


def detail_html(shown: Detail) -> str:
    """Return a detail as HTML in which no text of an article or a record is markup."""
    facts = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in shown["facts"])
    parts = [
        f"<h3>{escape(shown['heading'])}</h3><dl>{facts}</dl>",
        *map(_quote_html, shown["quotes"]),
        *map(_record_html, shown["records"]),
        *(f"<p class='notice'>{escape(notice)}</p>" for notice in shown["notices"]),
    ]
    return f"<article class='strikemap-detail'>{''.join(parts)}</article>"


def text_html(text: str, kind: str = "note") -> str:
    """Return a stranger's text as one HTML paragraph of a class."""
    return f"<p class='strikemap-{escape(kind)}'>{escape(text)}</p>"


def totals_html(sums: Mapping[str, str]) -> str:
    """Return sums with their labels as HTML."""
    parts = (f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in sums.items())
    return f"<dl class='strikemap-totals'>{''.join(parts)}</dl>"


def list_html(title: str, lines: Iterable[str]) -> str:
    """Return lines under a title as an HTML list."""
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<div class='strikemap-list'><strong>{escape(title)}</strong><ul>{items}</ul></div>"


def linked(text: str, url: str | None) -> str:
    """Return a text as HTML, a link where there is an address, which `web_link` has looked at."""
    if url is None:
        return escape(text)
    return f"<a href='{escape(url)}' target='_blank' rel='noopener noreferrer'>{escape(text)}</a>"


def _quote_html(quote: Quote) -> str:
    about = f"{escape(quote['source'])}, {escape(quote['date'])}: {linked(quote['title'], quote['url'])}"
    return f"<blockquote><p>{escape(quote['text'])}</p><footer>{about}</footer></blockquote>"


def _record_html(record: Record) -> str:
    licence = f", {escape(record['licence'])}" if record["licence"] else ""
    about = f"Record of {linked(record['source'], record['url'])}{licence}"
    return f"<div class='record'><p>{escape(record['text'])}</p><footer>{about}</footer></div>"
