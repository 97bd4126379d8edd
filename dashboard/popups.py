"""Popups: what a click on an event shows, as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypedDict

from articles.casualties import Count
from articles.dates import DatedBy
from dashboard.lookups import grounds
from dashboard.palette import CORROBORATION_LABELS, GEO_PRECISION_LABELS, RECENCY_LABELS, STATUS_LABELS
from dashboard.wordings import clipped, count_text, day_text, period_text, places_text, weapons_text, web_link
from geodata.corrections import Subject
from geodata.corroboration import corroboration
from geodata.events import Event, Evidence, Match, tolls_of
from geodata.frames import confidence, geo_precision
from geodata.georeferencing import Georeference
from geodata.places import AREAS, Place

_LONGEST_QUOTE, _LONGEST_TITLE = 1_500, 300
_DATED_BY = {
    DatedBy.TEXT: "as the text says",
    DatedBy.PUBLICATION: "guessed from the day of publication",
    DatedBy.HAND: "set by hand",
}


class Quote(TypedDict):
    """A sentence that tells of an event, and the article it stands in; `date` is the day of publication."""

    text: str
    source: str
    title: str
    date: str
    url: str | None


class Record(TypedDict):
    """An outside record of an event."""

    text: str
    source: str
    licence: str | None
    url: str | None


class Detail(TypedDict):
    """What a click on an event shows, all of it plain text; `url`s are http or https."""

    heading: str
    facts: list[tuple[str, str]]
    quotes: list[Quote]
    records: list[Record]
    notices: list[str]


class Details(Mapping[str, Detail]):
    """The details of events by event id, each made when it is asked for."""

    def __init__(self, events: Mapping[str, Event]) -> None:
        """Take the events by their id."""
        self._events = events

    def event(self, event_id: str) -> Event:
        """Return an event; raises KeyError where none has the id."""
        return self._events[event_id]

    def __getitem__(self, event_id: str) -> Detail:
        """Return the detail of an event; raises KeyError where no event has the id."""
        return detail(self._events[event_id])

    def __iter__(self) -> Iterator[str]:
        """Go through the ids."""
        return iter(self._events)

    def __len__(self) -> int:
        """Return how many events there are."""
        return len(self._events)


def detail(event: Event) -> Detail:
    """Return what a click on an event shows: place, days and how they are known, weapons, toll, status, evidence."""
    sources = dict.fromkeys(item.article.source for item in event.evidence)
    return Detail(
        heading=f"{places_text(event.places)}, {period_text(event.period)}",
        facts=_facts(event),
        quotes=[_quote(item) for item in event.evidence],
        records=[_record(match) for match in event.matches],
        notices=list(dict.fromkeys(source.notice for source in sources if source.notice)),
    )


def _facts(event: Event) -> list[tuple[str, str]]:
    return [
        ("When", f"{period_text(event.period)}{_dated_by(event)}"),
        ("Weapons", weapons_text(event.weapons)),
        ("Killed", _toll(event.killed, (item.claim.killed for item in event.evidence))),
        ("Injured", _toll(event.injured, (item.claim.injured for item in event.evidence))),
        *_revisions(event),
        ("Status", STATUS_LABELS[event.status]),
        ("Borne out by", CORROBORATION_LABELS[corroboration(event)]),
        ("Recency", RECENCY_LABELS[event.recency]),
        *_sure(event),
        *_places(event.places),
        *_placed_by(event),
        *([("Review", event.review_status.value)] if event.changes else []),
    ]


def _revisions(event: Event) -> Iterator[tuple[str, str]]:
    """Yield how a toll came about, where what was told of it has changed."""
    for kind, toll in tolls_of(event).items():
        if toll is not None and len(toll.revisions) > 1:
            steps = (f"{day_text(day)}: {count_text(count)}" for day, count in toll.revisions)
            yield f"{kind.capitalize()}, over time", "; ".join(steps)


def _sure(event: Event) -> list[tuple[str, str]]:
    """Return how likely place and day are right; nothing for an event that only records tell of."""
    sure = confidence(event)
    return [] if sure is None else [("How sure", f"{sure:.0%} that place and day are right")]


def _places(places: Sequence[Place]) -> list[tuple[str, str]]:
    if len(places) > 1:
        return [("Places", "; ".join(_short_place_text(place) for place in places))]
    return [("Place", _place_text(place)) for place in places]


def _placed_by(event: Event) -> list[tuple[str, str]]:
    """Return how the places were found and how sure each is, by the article that is surest of it."""
    found: dict[str, Georeference] = {}
    for one in sorted((one for item in event.evidence for one in item.found), key=lambda one: one.confidence or 0):
        if one.place is not None:
            found[one.place.id] = one
    told = [(place, found[place.id]) for place in event.places if place.id in found]
    if len(event.places) == 1:
        return [("Placed by", grounds(one)) for _, one in told]
    sure = [f"{place.name} {one.confidence:.0%}" for place, one in told if one.confidence is not None]
    return [("Sure of places", "; ".join(sure))] if sure else []


def _short_place_text(place: Place) -> str:
    """Name a place among others: how exact it is needs words only where it is an area."""
    region = f", {place.admin1}" if place.admin1 and place.admin1 != place.name else ""
    return f"{place.name}{region}{' (area)' if place.kind in AREAS else ''}"


def _place_text(place: Place) -> str:
    parts = dict.fromkeys(part for part in (place.name, place.admin2, place.admin1, place.country) if part)
    return f"{', '.join(parts)} ({_precision_text(place)})"


def _precision_text(place: Place) -> str:
    label = GEO_PRECISION_LABELS[geo_precision(place)]
    return f"{label}, within {place.radius_km:.0f} km" if place.is_vague else label


def _dated_by(event: Event) -> str:
    """Say how the days are known: an event goes by its text wherever one of its claims does."""
    hand = {DatedBy.HAND} if event.is_set_by_hand(Subject.DATE) else set()
    ways = hand | {item.claim.dated_by for item in event.evidence}
    way = next((way for way in (DatedBy.HAND, DatedBy.TEXT, DatedBy.PUBLICATION) if way in ways), None)
    return "" if way is None else f", {_DATED_BY[way]}"


def _toll(preferred: Count | None, told: Iterable[Count | None]) -> str:
    text = count_text(preferred)
    others = dict.fromkeys(count_text(count) for count in told if count is not None)
    others.pop(text, None)
    return f"{text} (also told: {'; '.join(others)})" if others else text


def _quote(item: Evidence) -> Quote:
    article = item.article
    return Quote(
        text=clipped(item.quote, _LONGEST_QUOTE),
        source=article.source.name,
        title=clipped(article.title, _LONGEST_TITLE),
        date=day_text(article.published),
        url=web_link(article.url),
    )


def _record(match: Match) -> Record:
    record = match.record
    place = () if record.place is None else (record.place,)
    joined = "" if match.reason is None else f". Joined: {match.reason} (score {match.score:g})"
    text = (
        f"{record.table} {record.id}: {places_text(place)}, {period_text(record.period)}; "
        f"{weapons_text(record.weapons)}; killed {count_text(record.killed)}; injured {count_text(record.injured)}"
        f"{joined}"
    )
    return Record(text=text, source=record.source, licence=record.terms, url=web_link(record.url))
