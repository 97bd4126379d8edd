"""Permalinks: the filters as the query part of the dashboard's address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import click

from articles.claims import Recency, Status, Weapon
from dashboard.filters import EVENT_TYPES, Filters
from dashboard.options import bbox, interval

Query = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class _Key:
    """One key of the address: `told` gives the values that stand for filters, `read` the fields that values stand for.

    `read` raises ValueError or click.BadParameter for what it cannot read.
    """

    told: Callable[[Filters], Sequence[str]]
    read: Callable[[Sequence[str]], Mapping[str, Any]]


def query(filters: Filters) -> Query:
    """Return the keys and values of the address that stand for filters; what does not filter is left out."""
    told = {key: [*entry.told(filters)] for key, entry in _KEYS.items()}
    return {key: values for key, values in told.items() if values}


def read(query: Mapping[str, Sequence[str]]) -> Filters:
    """Return the filters that an address stands for; keys and values that mean nothing are left out."""
    filters = Filters()
    for key, entry in _KEYS.items():
        if values := [value for value in query.get(key, ()) if value]:
            filters = replace(filters, **_fields(entry, values))
    return filters


def _fields(entry: _Key, values: Sequence[str]) -> Mapping[str, Any]:
    try:
        return entry.read(values)
    except (ValueError, click.BadParameter):
        return {}


def _period() -> _Key:
    def told(filters: Filters) -> Sequence[str]:
        if filters.start is None and filters.end is None:
            return []
        return [f"{filters.start or '..'}/{filters.end or '..'}"]

    def fields(values: Sequence[str]) -> Mapping[str, Any]:
        start, end = interval(values[0])
        return {"start": start, "end": end}

    return _Key(told, fields)


def _box() -> _Key:
    def told(filters: Filters) -> Sequence[str]:
        return [] if filters.bbox is None else [",".join(map(repr, filters.bbox))]

    return _Key(told, lambda values: {"bbox": bbox(values[0])})


def _kinds(field: str, kind: type[StrEnum]) -> _Key:
    return _listed(field, lambda values: (kind(value) for value in values if value in {*kind}))


def _listed(field: str, known: Callable[[Sequence[str]], Iterable[str]] = iter) -> _Key:
    return _Key(lambda filters: sorted(getattr(filters, field)), lambda values: {field: frozenset(known(values))})


def _words() -> _Key:
    return _Key(lambda filters: [filters.text] if filters.text else [], lambda values: {"text": values[0]})


def _answer() -> _Key:
    answers = {"yes": True, "no": False}

    def told(filters: Filters) -> Sequence[str]:
        return [word for word, answer in answers.items() if answer is filters.has_record]

    return _Key(told, lambda values: {"has_record": answers.get(values[0])})


def _least() -> _Key:
    def told(filters: Filters) -> Sequence[str]:
        return [] if filters.confidence is None else [repr(filters.confidence)]

    def fields(values: Sequence[str]) -> Mapping[str, Any]:
        least = float(values[0])
        return {"confidence": least if 0 < least <= 1 else None}

    return _Key(told, fields)


_KEYS: Mapping[str, _Key] = {
    "datetime": _period(),
    "weapon": _kinds("weapons", Weapon),
    "type": _listed("event_types", lambda values: (value for value in values if value in EVENT_TYPES)),
    "status": _kinds("statuses", Status),
    "recency": _kinds("recencies", Recency),
    "country": _listed("countries"),
    "region": _listed("regions"),
    "place": _listed("places"),
    "bbox": _box(),
    "source": _listed("sources"),
    "language": _listed("languages"),
    "record": _answer(),
    "confidence": _least(),
    "q": _words(),
}
