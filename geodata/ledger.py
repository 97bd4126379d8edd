"""The ledger: which claims make up which event, kept as articles come and go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import product
from typing import Any

from sqlalchemy import Connection, delete, or_, select, update

from geodata import tables
from geodata.bonds import bonds_of
from geodata.corrections import REGROUPING, Correction
from geodata.correctionshelf import CorrectionShelf
from geodata.database import insert_all, portions
from geodata.gathering import Pair, groups, likenesses
from geodata.likeness import Likeness, Located, likeness
from geodata.neighbours import locate, near
from geodata.succession import Group, Succession, succeed

_links, _likeness, _former = tables.event_claim.c, tables.likeness.c, tables.former_event.c
_LINKS = select(_links.event_id, _links.claim_id)


def enter(connection: Connection, claims: Sequence[Located]) -> set[str]:
    """Gather the claims of a new article with those near them, and return the ids of the events that changed or went.

    Near is what meets them in place and days; all else stays.
    """
    locate(connection, claims)
    pairs = (sorted(pair, key=_id) for pair in product(claims, near(connection, claims)))
    found = {(one.claim.id, other.claim.id): likeness(one, other) for one, other in pairs}
    note(connection, {pair: agreement for pair, agreement in found.items() if agreement is not None})
    return _regather(connection, {item.claim.id for item in claims})


def leave(connection: Connection, article_id: str) -> set[str]:
    """Take an article away, gather anew what its claims were with, and return the events that changed or went.

    The ids of its claims are among them: what was called by these is another event now.
    """
    own = {*connection.execute(select(tables.claim.c.id).where(tables.claim.c.article_id == article_id)).scalars()}
    touched = _events_of(connection, own)
    connection.execute(delete(tables.article).where(tables.article.c.id == article_id))
    for some in portions(event_id for event_id, group in touched.items() if own.issuperset(group)):
        connection.execute(delete(tables.event).where(tables.event.c.id.in_(some)))
    changed = _regather(connection, {claim_id for group in touched.values() for claim_id in group} - own)
    return changed | touched.keys() | own


def regroup(connection: Connection, corrections: Iterable[Correction]) -> set[str]:
    """Gather the claims anew that merges and splits name, and return the ids of the events that changed or went."""
    named = {one for correction in corrections if correction.subject in REGROUPING for one in correction.names}
    touched = _events_of(connection, _stored(connection, named))
    return _regather(connection, {claim_id for group in touched.values() for claim_id in group})


def rebuild(connection: Connection, claims: Sequence[Located]) -> None:
    """Gather all claims anew; an event keeps its id as far as it keeps its claims."""
    connection.execute(delete(tables.located))
    connection.execute(delete(tables.likeness))
    locate(connection, claims)
    alike = likenesses(claims)
    note(connection, alike)
    before = _grouped(connection.execute(_LINKS))
    earlier = {*connection.execute(select(_former.id)).scalars()}
    gathered = groups((item.claim.id for item in claims), alike, bonds_of(CorrectionShelf(connection).all()))
    _write(connection, before, succeed(gathered, before, (), earlier))


def note(connection: Connection, alike: Mapping[Pair, Likeness]) -> None:
    """Store which claims are alike."""
    insert_all(
        connection,
        tables.likeness,
        [
            {
                "one": one,
                "other": other,
                "strength": found.strength,
                "by_numbers": found.by_numbers,
                "contradicted": found.contradicted,
            }
            for (one, other), found in alike.items()
        ],
    )


def resolve(connection: Connection, event_id: str) -> str | None:
    """Return the id under which an event goes on, None where there is none.

    It answers to its own id, to those of events that have gone into it, and to the ids of its claims, after which other
    stores may have named it.
    """
    queries = (
        select(tables.event.c.id).where(tables.event.c.id == event_id),
        select(_former.event_id).where(_former.id == event_id),
        select(tables.event_claim.c.event_id).where(tables.event_claim.c.claim_id == event_id),
    )
    return next((found for query in queries if (found := connection.execute(query).scalar()) is not None), None)


def corrected_event(connection: Connection, correction: Correction) -> str:
    """Return the id under which the event of a correction goes on: by its own id, else by the first claim left of it.

    Where the store has neither it is the id that the correction names: that of a record alone, or of nothing yet.
    """
    claimed = (_event_of(connection, claim_id) for claim_id in correction.claim_ids)
    found = (resolve(connection, correction.event_id), *claimed)
    return next((event_id for event_id in found if event_id is not None), correction.event_id)


def corrected_events(connection: Connection, correction: Correction) -> set[str]:
    """Return the ids of all events that tell of a correction: its own, of a merge or split all with its claims."""
    claims = (*correction.claim_ids, *correction.named_claims) if correction.subject in REGROUPING else ()
    return events_with(connection, claims) or {corrected_event(connection, correction)}


def events_with(connection: Connection, claim_ids: Collection[str]) -> set[str]:
    """Return the ids of the events that have some of the claims."""
    having = (select(_links.event_id).where(_links.claim_id.in_(some)) for some in portions(claim_ids))
    return {event_id for query in having for event_id in connection.execute(query).scalars()}


def names_of(connection: Connection, event_ids: Collection[str]) -> set[str]:
    """Return all that corrections may call events by: their ids, former ones, and those of their claims."""
    former = (select(_former.id).where(_former.event_id.in_(some)) for some in portions(event_ids))
    claims = (select(_links.claim_id).where(_links.event_id.in_(some)) for some in portions(event_ids))
    return {*event_ids, *(name for query in (*former, *claims) for name in connection.execute(query).scalars())}


def _regather(connection: Connection, seeds: Collection[str]) -> set[str]:
    members, alike, corrections = _reach(connection, seeds)
    before = _events_of(connection, members)
    taken, earlier = (
        {name for some in portions(members) for name in connection.execute(select(ids).where(ids.in_(some))).scalars()}
        for ids in (tables.event.c.id, _former.id)
    )
    gathered = groups(members, alike, bonds_of(corrections))
    return _write(connection, before, succeed(gathered, before, taken, earlier))


def _reach(
    connection: Connection, seeds: Collection[str]
) -> tuple[set[str], dict[Pair, Likeness], Collection[Correction]]:
    """Return all claims that likeness, merges and splits lead to, from some on, with these pairs and corrections."""
    reached: set[str] = set()
    alike: dict[Pair, Likeness] = {}
    corrections: dict[str, Correction] = {}
    ahead = set(seeds)
    while ahead:
        reached |= ahead
        found = _pairs_of(connection, ahead)
        alike |= found
        linked = {claim_id for pair, agreement in found.items() if not agreement.contradicted for claim_id in pair}
        new = {one.id: one for one in CorrectionShelf(connection).about(ahead)}
        corrections |= new
        named = {claim_id for one in new.values() if one.subject in REGROUPING for claim_id in one.names}
        ahead = (linked | _stored(connection, named - reached)) - reached
    return (
        reached,
        {pair: agreement for pair, agreement in alike.items() if reached.issuperset(pair)},
        corrections.values(),
    )


def _event_of(connection: Connection, claim_id: str) -> str | None:
    """Return the event that has a claim, where none has it the one that is named after it."""
    own = connection.execute(select(_links.event_id).where(_links.claim_id == claim_id)).scalar()
    return resolve(connection, claim_id) if own is None else own


def _stored(connection: Connection, claim_ids: Collection[str]) -> set[str]:
    ids = tables.claim.c.id
    return {
        one for some in portions(claim_ids) for one in connection.execute(select(ids).where(ids.in_(some))).scalars()
    }


def _pairs_of(connection: Connection, claim_ids: Collection[str]) -> dict[Pair, Likeness]:
    found: dict[Pair, Likeness] = {}
    for some in portions(claim_ids):
        either = or_(_likeness.one.in_(some), _likeness.other.in_(some))
        for one, other, *agreement in connection.execute(select(tables.likeness).where(either)):
            found[one, other] = Likeness(*agreement)
    return found


def _events_of(connection: Connection, claim_ids: Collection[str]) -> dict[str, Group]:
    """Return the events that claims are in, each with all its claims."""
    own = (select(_links.event_id).where(_links.claim_id.in_(some)) for some in portions(claim_ids))
    return _grouped(row for those in own for row in connection.execute(_LINKS.where(_links.event_id.in_(those))))


def _grouped(links: Iterable[Sequence[Any]]) -> dict[str, Group]:
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for event_id, claim_id in links:
        groups[event_id].add(claim_id)
    return {event_id: tuple(sorted(claim_ids)) for event_id, claim_ids in groups.items()}


def _id(item: Located) -> str:
    return item.claim.id


def _write(connection: Connection, before: Mapping[str, Group], after: Succession) -> set[str]:
    """Write events anew where they have changed, note which ids have gone into which, and return those touched."""
    changed = {event_id: group for event_id, group in after.events.items() if before.get(event_id) != group}
    new = [event_id for event_id in changed if event_id not in before]
    insert_all(connection, tables.event, [{"id": event_id} for event_id in new])
    _point_on(connection, after.former)
    for some in portions(new):
        connection.execute(delete(tables.former_event).where(_former.id.in_(some)))
    for some in portions(changed):
        connection.execute(delete(tables.event_claim).where(tables.event_claim.c.event_id.in_(some)))
    for some in portions(before.keys() - after.events.keys()):
        connection.execute(delete(tables.event).where(tables.event.c.id.in_(some)))
    links = [{"event_id": event_id, "claim_id": one} for event_id, group in changed.items() for one in group]
    insert_all(connection, tables.event_claim, links)
    return changed.keys() | (before.keys() - after.events.keys())


def _point_on(connection: Connection, former: Mapping[str, str]) -> None:
    for event_id, goes_on in former.items():
        led_here = _former.event_id == event_id
        connection.execute(update(tables.former_event).where(led_here).values(event_id=goes_on))
    insert_all(connection, tables.former_event, [{"id": one, "event_id": other} for one, other in former.items()])
