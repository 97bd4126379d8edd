"""Markup: the one place that makes HTML of a stranger's text, none of which is ever markup itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from articles.toponyms import Role
from dashboard.palette import ROLE_LABELS
from dashboard.pieces import Piece
from dashboard.popups import Record
from dashboard.sayings import Saying


def facts_html(heading: str, facts: Iterable[tuple[str, str]]) -> str:
    """Return what is told of an event as HTML: labels and values under a heading."""
    told = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in facts)
    return f"<article class='strikemap-detail'><h3>{escape(heading)}</h3><dl>{told}</dl></article>"


def sayings_html(sayings: Iterable[Saying], records: Iterable[Record], notices: Iterable[str]) -> str:
    """Return as HTML what articles say of an event, each sentence marked in its passage, and what records do."""
    parts = [
        *map(_saying_html, sayings),
        *map(_record_html, records),
        *(f"<p class='notice'>{escape(notice)}</p>" for notice in notices),
    ]
    return f"<article class='strikemap-detail'>{''.join(parts)}</article>"


def pieces_html(shown: Iterable[Piece]) -> str:
    """Return a text as HTML: places underlined by their roles, with the reason as a title, and sentences marked."""
    return "".join(map(_piece_html, shown))


def article_html(language: str, shown: Iterable[Piece]) -> str:
    """Return the text of an article as HTML, its lines as they are."""
    return f"<div class='strikemap-article' lang='{escape(language)}'>{pieces_html(shown)}</div>"


def legend_html(roles: Mapping[Role, int]) -> str:
    """Return what the underlines of an article mean, with how many places have each role."""
    items = (
        f"<li><span class='strikemap-role strikemap-{role.value}'>{escape(ROLE_LABELS[role])}</span> {count:,}</li>"
        for role, count in roles.items()
    )
    return f"<ul class='strikemap-roles' aria-label='Roles of places'>{''.join(items)}</ul>"


def table_html(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows of plain text as an HTML table."""
    head = "".join(f"<th scope='col'>{escape(word)}</th>" for word in heads)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return (
        f"<div class='strikemap-table'><table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def claim_list_html(claims: Sequence[tuple[str, str, str | None]]) -> str:
    """Return claims as HTML: sentence, what was read out of it, and the id of its event, to which a link leads."""
    items = (
        f"<blockquote><p>{escape(quote)}</p><p class='told'>{escape(told)}</p>"
        f"<footer>{inner_link_html('Show the event', event=event) if event else ''}</footer></blockquote>"
        for quote, told, event in claims
    )
    none = "" if claims else "<p>none</p>"
    return f"<article class='strikemap-detail'><h3>Attacks told of</h3>{''.join(items)}{none}</article>"


def heading_html(title: Iterable[Piece], url: str | None, about: str) -> str:
    """Return the title of an article, a link where there is an address, and a line about it."""
    return f"<div class='strikemap-title'><h2>{_anchored(pieces_html(title), url)}</h2><p>{escape(about)}</p></div>"


def inner_link_html(text: str, **query: str) -> str:
    """Return a link to another page of the dashboard, which opens beside this one."""
    return f"<a href='?{escape(urlencode(query))}' target='_blank'>{escape(text)}</a>"


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
    return _anchored(escape(text), url)


def _anchored(html: str, url: str | None) -> str:
    return html if url is None else f"<a href='{escape(url)}' target='_blank' rel='noopener noreferrer'>{html}</a>"


def _saying_html(saying: Saying) -> str:
    about = f"{escape(saying.source)}, {escape(saying.date)}: {linked(saying.title, saying.url)}"
    inside = inner_link_html("Read it in the article", article=saying.article_id, claim=saying.claim_id)
    return (
        f"<blockquote><p class='passage' lang='{escape(saying.language)}'>{pieces_html(saying.passage)}</p>"
        f"<p class='told'>{escape(saying.told)}</p><footer>{about}. {inside}</footer></blockquote>"
    )


def _piece_html(piece: Piece) -> str:
    text = escape(piece.text)
    if piece.note is not None:
        role, why = piece.note.role, f"{ROLE_LABELS[piece.note.role]}: {piece.note.why}"
        text = f"<span class='strikemap-role strikemap-{role.value}' title='{escape(why)}'>{text}</span>"
    asked = " class='asked'" if piece.is_asked else ""
    return f"<mark{asked}>{text}</mark>" if piece.is_quoted else text


def _record_html(record: Record) -> str:
    licence = f", {escape(record['licence'])}" if record["licence"] else ""
    about = f"Record of {linked(record['source'], record['url'])}{licence}"
    return f"<div class='record'><p>{escape(record['text'])}</p><footer>{about}</footer></div>"
