"""Dossiers: an event as one JSON object with everything that stands behind it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from geodata.corrections import Change, value_json
from geodata.corroboration import corroboration, independent_sources
from geodata.events import Event, Evidence, Match, tolls_of
from geodata.jsonforms import count_json, days_json
from geodata.places import Place
from geodata.tolls import Toll


def as_json(event: Event, raid: str | None = None, parts: Iterable[str] = ()) -> dict[str, Any]:
    """Return an event with its places, dates, tolls, claims and records, the raid it is part of and its own parts.

    A place has WGS 84 degrees; a count of people is [low, high], null for an open end; each claim has the path of its
    article and its sentence; each toll has the rule that chose it and every figure told, with who told it when.
    """
    return {
        "id": event.id,
        **days_json(event.period),
        "places": [_place(place) for place in event.places],
        "weapons": {weapon.value: count for weapon, count in event.weapons.items()},
        "killed": count_json(event.killed),
        "injured": count_json(event.injured),
        "status": event.status.value,
        "recency": event.recency.value,
        "corroboration": corroboration(event).value,
        "independent_sources": independent_sources(event),
        "review_status": event.review_status.value,
        "corrections": [_change(change) for change in event.changes],
        "raid": raid,
        "parts": sorted(parts),
        "tolls": {kind: _toll(toll) for kind, toll in tolls_of(event).items() if toll is not None},
        "claims": [_claim(item) for item in event.evidence],
        "records": [_record(match) for match in event.matches],
    }


def _toll(toll: Toll) -> dict[str, Any]:
    return {
        "preferred": count_json(toll.preferred),
        "rule": toll.rule.value,
        "range": [toll.low, toll.high],
        "figures": [
            {
                "published": figure.published.isoformat(),
                "source": figure.source,
                "path": figure.path,
                "count": count_json(figure.count),
                "as_worded": figure.count.as_worded,
            }
            for figure in toll.figures
        ],
        "revisions": [{"from": day.isoformat(), "count": count_json(count)} for day, count in toll.revisions],
    }


def _change(change: Change) -> dict[str, Any]:
    correction = change.correction
    return {
        "id": correction.id,
        "subject": correction.subject.value,
        "value": value_json(correction.value),
        "before": value_json(change.before),
        "who": correction.who,
        "at": correction.at.isoformat(),
        "why": correction.why,
        "undone_by": change.undone_by and change.undone_by.id,
    }


def _claim(item: Evidence) -> dict[str, Any]:
    claim, article = item.claim, item.article
    return {
        "id": claim.id,
        "path": article.url,
        "source": article.source.name,
        "published": article.published.isoformat(),
        "title": article.title,
        "quote": item.quote,
        **days_json(claim.period),
        "dated_by": claim.dated_by.value,
        "places": [place.name for place in item.places],
        "weapons": {weapon.value: count for weapon, count in claim.weapons.items()},
        "killed": count_json(claim.killed),
        "injured": count_json(claim.injured),
        "status": claim.status.value,
        "confidence": claim.confidence,
    }


def _record(match: Match) -> dict[str, Any]:
    record = match.record
    return {
        "table": record.table,
        "id": record.id,
        "source": record.source,
        "licence": record.licence,
        **days_json(record.period),
        "place": record.place and record.place.name,
        "killed": count_json(record.killed),
        "injured": count_json(record.injured),
        "score": match.score,
        "reason": match.reason,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind.value,
        "country": place.country,
        "admin1": place.admin1,
        "lat": round(place.latitude, 5),
        "lon": round(place.longitude, 5),
    }
