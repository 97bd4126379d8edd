"""Rivals: beside the evidence of an event, what else each name could be, and a click that makes it so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial

import streamlit as st

from articles.article import Article
from dashboard.lookups import described, grounds
from dashboard.markup import list_html, text_html
from dashboard.pinning import set_place
from dashboard.wordings import clipped
from geodata.errors import GeodataError
from geodata.events import Event
from geodata.georeferencing import Georeference, Rival
from geodata.pins import Pins, Reach, Target, is_pinned
from geodata.store import Store

_LABELS = {Reach.ARTICLE: "this article", Reach.SOURCE: "its source", Reach.STORE: "the whole store"}
_FEW = 2  # names of which everything is shown at once
_LONGEST_TITLE = 60


def draw(event: Event, location: str) -> None:
    """Draw the names that an event's places were read from, each with its rivals; a click pins one in the store."""
    named = list(_named(event))
    if not named:
        return
    reach = st.segmented_control(
        "Another place holds for",
        list(_LABELS),
        default=Reach.ARTICLE,
        format_func=_LABELS.__getitem__,
        required=True,
        key="reach",
    )
    for article, found in named:
        title = clipped(article.title, _LONGEST_TITLE)
        label = _plain(f"Places for “{found.toponym.text}” in {article.source.name}: {title}")
        with st.expander(label, expanded=len(named) <= _FEW):
            _choices(article, found, reach or Reach.ARTICLE, location)


def tell(event: Event) -> None:
    """Draw the same in words alone, for a store that may only be read."""
    for article, found in _named(event):
        words = [_taken(found), *map(_against, found.rivals)]
        st.html(list_html(f"“{found.toponym.text}” in {article.source.name}", words))


def change_store(made: Callable[[Store], object], location: str) -> None:
    """Change the store and draw the page anew; where it cannot be written, say why."""
    try:
        with closing(Store.open(location, create=False)) as store:
            made(store)
    except GeodataError as error:
        st.html(text_html(str(error), "problem"))
        return
    st.rerun()


def _named(event: Event) -> Iterator[tuple[Article, Georeference]]:
    """Yield each name of each article once, where there is something to choose or to undo."""
    seen: set[tuple[str, Target]] = set()
    for item in event.evidence:
        for found in item.found:
            key = (item.article.id, Target.of(found.toponym))
            if key not in seen and (found.rivals or is_pinned(found)):
                seen.add(key)
                yield item.article, found


def _choices(article: Article, found: Georeference, reach: Reach, location: str) -> None:
    key = f"{article.id} {found.toponym.span.start}"
    told = _taken(found)
    if not is_pinned(found):
        st.html(text_html(told))
    elif _offered(told, "Undo", f"undo {key}"):
        change_store(partial(_undo, article=article, found=found), location)
    for rival in found.rivals:
        if _offered(_against(rival), "Take instead", f"take {key} {rival.place.id}"):
            target = Target.of(found.toponym, reach, _within(article, reach))
            change_store(partial(set_place, target=target, place=rival.place), location)


def _taken(found: Georeference) -> str:
    return f"Taken for {described(found.place) if found.place else 'no place'}: {grounds(found)}"


def _against(rival: Rival) -> str:
    return f"Not {described(rival.place)}: {rival.reason}"


def _offered(words: str, label: str, key: str) -> bool:
    """Draw words with a button beside them; tell whether it was clicked."""
    left, right = st.columns([3, 2], vertical_alignment="center")
    left.html(text_html(words))
    return right.button(label, key=key, width="stretch")


def _within(article: Article, reach: Reach) -> str:
    return {Reach.ARTICLE: article.id, Reach.SOURCE: article.source.name, Reach.STORE: ""}[reach]


def _undo(store: Store, article: Article, found: Georeference) -> None:
    pin = Pins(store.pins()).of(found.toponym, article)
    if pin is not None:
        store.unpin(pin.target)


def _plain(text: str) -> str:
    """Return a stranger's text so that a label, which is Markdown, shows it as it is."""
    return "".join(f"\\{letter}" if letter in r"\`*_{}[]()#+-.!|$:<>~&" else letter for letter in text)
