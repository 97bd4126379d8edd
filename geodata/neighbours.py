"""Neighbours: the stored claims that one may meet, found by place and day without going through all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, or_, select, true

from articles.claims import Claim
from geodata import rows, tables
from geodata.database import insert_all, portions
from geodata.gathering import region_of
from geodata.likeness import NARROW, Located, is_narrow, near_figures, telling_figures
from geodata.places import AREAS, Place
from geodata.proximity import SITE_REACH_KM

_located, _place = tables.located.c, tables.place.c
_DEGREE_KM = 110.0  # of latitude, at the least


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A stored claim with its places."""

    claim: Claim
    places: tuple[Place, ...]


def locate(connection: Connection, claims: Iterable[Located]) -> None:
    """Note where and when claims may meet others."""
    placed = [
        {"claim_id": item.claim.id, "number": number, "place_id": place.id, "region": region_of(place), **row}
        for item in claims
        if (row := _row(item.claim)) is not None
        for number, place in enumerate(item.places)
    ]
    insert_all(connection, tables.located, placed)


def near(connection: Connection, claims: Sequence[Located]) -> list[Located]:
    """Return all claims that share a region and a day with some, and where either is vague about days a figure."""
    ids = {claim_id for item in claims for claim_id in _near_ids(connection, item)}
    places_of: defaultdict[str, list[Place]] = defaultdict(list)
    found: list[Located] = []
    for some in portions(ids):
        placed = select(_located.claim_id, tables.place).join(tables.place, tables.place.c.id == _located.place_id)
        for row in connection.execute(placed.where(_located.claim_id.in_(some)).order_by(_located.number)).mappings():
            values = dict(row)
            places_of[values.pop("claim_id")].append(rows.place_of(values))
        told = connection.execute(select(tables.claim).where(tables.claim.c.id.in_(some))).mappings()
        found += [Neighbour(rows.claim_of(row, ()), tuple(places_of[row["id"]])) for row in told]
    return found


def _near_ids(connection: Connection, item: Located) -> set[str]:
    if (row := _row(item.claim)) is None:
        return set()
    start, end = item.claim.period.start or date.min, item.claim.period.end
    regions = {region_of(place) for place in item.places}
    begun = or_(_located.date_start.is_(None), _located.date_start <= end)
    # A narrow period ends at most two days after it begins; none but the wide ones need to be looked for further off.
    narrow = and_(_located.wide.is_(False), _located.date_end.between(start, _days_after(end)))
    wide = and_(_located.wide.is_(True), _located.date_end >= start, _agreeing(row))
    beside = and_(narrow, _agreeing(row)) if row["wide"] else narrow
    query = (
        select(_located.claim_id).join(tables.place).where(_located.region.in_(regions), begun, _beside(item.places))
    )
    return {*connection.execute(query.where(beside).union(query.where(wide))).scalars()}


def _beside(places: Iterable[Place]) -> ColumnElement[bool]:
    """Leave out points on parallels too far off to be on the ground of any of the places."""
    if any(place.kind in AREAS for place in places):
        return true()
    reach = [(place.latitude, (SITE_REACH_KM + place.radius_km + _place.radius_km) / _DEGREE_KM) for place in places]
    near = (_place.latitude.between(latitude - degrees, latitude + degrees) for latitude, degrees in reach)
    return or_(_place.kind.in_(AREAS), *near)


def _agreeing(row: rows.Row) -> ColumnElement[bool]:
    figures = [(column, row[column.name]) for column in (_located.killed, _located.injured)]
    near = [column.between(*near_figures(figure)) for column, figure in figures if figure is not None]
    return or_(*near, and_(_located.counted.is_(True), row["counted"]))


def _days_after(end: date) -> date:
    return min(end, date.max - NARROW) + NARROW


def _row(claim: Claim) -> rows.Row | None:
    """Return when a claim can meet others, None where it is vague about days and tells no figure to be known by."""
    killed, injured, counted = telling_figures(claim)
    wide = not is_narrow(claim.period)
    if wide and killed is None and injured is None and not counted:
        return None
    return {
        "wide": wide,
        "date_start": claim.period.start,
        "date_end": claim.period.end,
        "killed": killed,
        "injured": injured,
        "counted": counted,
    }
