"""Neighbours: the stored claims that one may meet, found by place and day without going through all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Boolean, Connection, and_, bindparam, or_, select

from articles.claims import Claim
from geodata import rows, tables
from geodata.database import IDS, insert_all, of_ids
from geodata.gathering import region_of
from geodata.likeness import NARROW, Located, is_narrow, near_figures, telling_figures
from geodata.places import AREAS, Place
from geodata.proximity import SITE_REACH_KM

_located, _place = tables.located.c, tables.place.c
_DEGREE_KM = 110.0  # of latitude, at the least
_POLE = 90.0
_FIGURES = ("killed", "injured")

# Made once, since making a statement takes far longer than running it. IDS are regions.
_PLACED = (
    select(_located.claim_id, tables.place)
    .join(tables.place, tables.place.c.id == _located.place_id)
    .where(_located.claim_id.in_(IDS))
    .order_by(_located.number)
)
_CLAIMS = select(tables.claim).where(tables.claim.c.id.in_(IDS))
_AGREEING = or_(
    _located.killed.between(bindparam("killed_low"), bindparam("killed_high")),
    _located.injured.between(bindparam("injured_low"), bindparam("injured_high")),
    and_(_located.counted.is_(True), bindparam("counted", type_=Boolean).is_(True)),
)
_OWN_REACH = _place.radius_km / _DEGREE_KM
_BESIDE = (
    select(_located.claim_id)
    .join(tables.place)
    .where(
        _located.region.in_(IDS),
        or_(_located.date_start.is_(None), _located.date_start <= bindparam("end")),
        or_(
            _place.kind.in_(AREAS),
            _place.latitude.between(bindparam("south") - _OWN_REACH, bindparam("north") + _OWN_REACH),
        ),
    )
)
# A narrow period ends at most two days after it begins; none but the wide ones need to be looked for further off.
_NARROW = and_(_located.wide.is_(False), _located.date_end.between(bindparam("start"), bindparam("soon")))
_WIDE = and_(_located.wide.is_(True), _located.date_end >= bindparam("start"), _AGREEING)
_NEAR = _BESIDE.where(_NARROW).union(_BESIDE.where(_WIDE))
_NEAR_WIDE = _BESIDE.where(_NARROW, _AGREEING).union(_BESIDE.where(_WIDE))


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


def meetings(connection: Connection, claims: Iterable[Located]) -> Iterator[tuple[Located, Located]]:
    """Yield claims with each stored one that shares a region and a day, and where either is vague about days a figure.

    Of a pair the one with the lesser id comes first; a pair of two of the claims comes once.
    """
    near = [(item, _near_ids(connection, item)) for item in claims]
    stored = _stored(connection, {claim_id for _, ids in near for claim_id in ids})
    met: set[tuple[str, str]] = set()
    for item, ids in near:
        for other in (stored[claim_id] for claim_id in ids - {item.claim.id}):
            one, another = (item, other) if item.claim.id < other.claim.id else (other, item)
            if (pair := (one.claim.id, another.claim.id)) not in met:
                met.add(pair)
                yield one, another


def _stored(connection: Connection, ids: Collection[str]) -> dict[str, Located]:
    places_of: defaultdict[str, list[Place]] = defaultdict(list)
    for row in of_ids(connection, _PLACED, ids):
        values = dict(row._mapping)  # noqa: SLF001 - a row as a mapping, as SQLAlchemy has it
        places_of[values.pop("claim_id")].append(rows.place_of(values))
    told = [row._mapping for row in of_ids(connection, _CLAIMS, ids)]  # noqa: SLF001
    return {row["id"]: Neighbour(rows.claim_of(row, ()), tuple(places_of[row["id"]])) for row in told}


def _near_ids(connection: Connection, item: Located) -> set[str]:
    if (row := _row(item.claim)) is None or not item.places:
        return set()
    start, end = item.claim.period.start or date.min, item.claim.period.end
    south, north = _reach(item.places)
    killed, injured = (near_figures(row[figure]) if row[figure] is not None else None for figure in _FIGURES)
    told = {
        IDS.key: sorted({region_of(place) for place in item.places}),
        "start": start,
        "end": end,
        "soon": _days_after(end),
        "south": south,
        "north": north,
        "counted": row["counted"],
        **dict(zip(("killed_low", "killed_high"), killed or (None, None), strict=True)),
        **dict(zip(("injured_low", "injured_high"), injured or (None, None), strict=True)),
    }
    return {*connection.execute(_NEAR_WIDE if row["wide"] else _NEAR, told).scalars()}


def _reach(places: Iterable[Place]) -> tuple[float, float]:
    """Return the parallels between which the middles of all places lie that are no areas and on the ground of some."""
    if any(place.kind in AREAS for place in places):
        return -_POLE, _POLE
    reach = [(place.latitude, (SITE_REACH_KM + place.radius_km) / _DEGREE_KM) for place in places]
    return min(latitude - far for latitude, far in reach), max(latitude + far for latitude, far in reach)


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
