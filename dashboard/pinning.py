"""Pinning: setting a place for a name by hand, from the command line and from the page."""

from __future__ import annotations

import getpass
import os
from datetime import datetime

from articles.article import Article
from dashboard.lookups import described, read_name
from dashboard.terminal import counted
from geodata.errors import GeodataError
from geodata.gazetteer import Gazetteer
from geodata.pins import Pin, Reach, Target
from geodata.places import Place
from geodata.store import Store


def pin(
    name: str, place_id: str, gazetteer: Gazetteer, location: str, article: str | None = None, source: str | None = None
) -> str:
    """Pin a name to a place in an article, a source or a whole store, and return a sentence that says so.

    `article` is its id or path. Raises GeodataError for a place, article or source that is not there.
    """
    with Store.open(location, create=False) as store:
        place = place_named(place_id, gazetteer, store, repr(name))
        target, where = _target(name, gazetteer, store, article, source)
        set_place(store, target, place)
        there = sum(any(one.id == place.id for one in event.places) for event in store.events())
    events = f"{counted(there, 'event')} {'stands' if there == 1 else 'stand'} there"
    return f"{name} is {described(place)} from now on in {where} of {store.name}; {events}."


def unpin(name: str, gazetteer: Gazetteer, location: str, article: str | None = None, source: str | None = None) -> str:
    """Take away the pin of a name in an article, a source or a whole store, and return a sentence that says so.

    Raises GeodataError where there is no such pin; the message lists the pins that the name has.
    """
    with Store.open(location, create=False) as store:
        target, where = _target(name, gazetteer, store, article, source)
        if not store.unpin(target):
            others = [_worded(one) for one in store.pins() if one.target.key == target.key]
            told = f"its pins: {'; '.join(others)}" if others else "the name has none"
            raise GeodataError(f"{name} is not pinned in {where} of {store.name}; {told}.")
    return f"{name} is what the text makes of it again in {where} of {store.name}."


def place_named(place_id: str, gazetteer: Gazetteer, store: Store, name: str = "NAME") -> Place:
    """Return the place of an id that the gazetteer or the store has; raises GeodataError, with a look-up of `name`."""
    place = gazetteer.place(place_id) or store.place(place_id)
    if place is None:
        raise GeodataError(f"There is no place {place_id}; take an id from: strikemap geocode {name}")
    return place


def set_place(store: Store, target: Target, place: Place) -> None:
    """Pin a target to a place in the name of whoever runs the program, today."""
    store.pin(Pin(target, place, user(), datetime.now().astimezone().date()))


def user() -> str:
    """Return the name of whoever runs the program."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container may run as a user that has no name
        return f"user {os.getuid()}"


def _target(
    name: str, gazetteer: Gazetteer, store: Store, article: str | None, source: str | None
) -> tuple[Target, str]:
    """Return what is to be pinned, and in words where."""
    toponym = read_name(name, gazetteer)
    if article is not None:
        found = _article(article, store)
        return Target.of(toponym, Reach.ARTICLE, found.id), f"the article {found.title!r}"
    if source is not None:
        names = sorted({one.source.name for one in store.articles()})
        if source not in names:
            raise GeodataError(f"The store has no source {source}; it has {', '.join(names) or 'no article yet'}.")
        return Target.of(toponym, Reach.SOURCE, source), f"the articles of {source}"
    return Target.of(toponym), "all"


def _article(named: str, store: Store) -> Article:
    found = [one for one in store.articles() if named in (one.id, one.url)]
    if not found:
        raise GeodataError(
            f"The store has no article {named}; name one by the path that it was read from, or by its id."
        )
    return found[-1]


def _worded(one: Pin) -> str:
    within = f" {one.target.within}" if one.target.within else ""
    return f"{one.place.id} for the {one.target.reach}{within}, by {one.who} on {one.day}"
