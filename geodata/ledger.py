"""The ledger: which claims make up which event, kept as articles come and go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, false, or_, select, true, union_all, update

from geodata import fulltext, tables
from geodata.bonds import bonds_of
from geodata.corrections import REGROUPING, Correction
from geodata.correctionshelf import CorrectionShelf
from geodata.database import IDS, change_ids, insert_all, of_ids
from geodata.gathering import Pair, groups, likenesses
from geodata.likeness import Likeness, Located, likeness
from geodata.neighbours import locate, meetings
from geodata.succession import Group, Succession, succeed

_links, _likeness, _former = tables.event_claim.c, tables.likeness.c, tables.former_event.c
_LINKS = select(_links.event_id, _links.claim_id)
_EVENTS_HAVING = select(_links.event_id).where(_links.claim_id.in_(IDS)).distinct()
_EVENTS_OF = _LINKS.where(_links.event_id.in_(_EVENTS_HAVING))
_CLAIMS_OF = select(_links.claim_id).where(_links.event_id.in_(IDS))
_FORMER_OF = select(_former.id).where(_former.event_id.in_(IDS))
_NAMED = union_all(
    select(tables.event.c.id, false()).where(tables.event.c.id.in_(IDS)),
    select(_former.id, true()).where(_former.id.in_(IDS)),
)
_STORED = select(tables.claim.c.id).where(tables.claim.c.id.in_(IDS))
_PAIRS = select(tables.likeness).where(or_(_likeness.one.in_(IDS), _likeness.other.in_(IDS)))
_WITHOUT_EVENTS = delete(tables.event).where(tables.event.c.id.in_(IDS))
_WITHOUT_LINKS = delete(tables.event_claim).where(_links.event_id.in_(IDS))
_WITHOUT_FORMER = delete(tables.former_event).where(_former.id.in_(IDS))
_RESOLVE = tuple(
    select(target).where(name == bindparam("name"))
    for target, name in (
        (tables.event.c.id, tables.event.c.id),
        (_former.event_id, _former.id),
        (_links.event_id, _links.claim_id),
    )
)


def enter(connection: Connection, claims: Sequence[Located]) -> set[str]:
    """Gather the claims of new articles with those near them, and return the ids of the events that changed or went.

    Near is what meets them in place and days; all else stays.
    """
    locate(connection, claims)
    found = {(one.claim.id, other.claim.id): likeness(one, other) for one, other in meetings(connection, claims)}
    note(connection, {pair: agreement for pair, agreement in found.items() if agreement is not None})
    return _regather(connection, {item.claim.id for item in claims})


def leave(connection: Connection, article_id: str) -> set[str]:
    """Take an article away, gather anew what its claims were with, and return the events that changed or went.

    The ids of its claims are among them: what was called by these is another event now.
    """
    own = {*connection.execute(select(tables.claim.c.id).where(tables.claim.c.article_id == article_id)).scalars()}
    touched = _events_of(connection, own)
    fulltext.leave(connection, article_id)
    connection.execute(delete(tables.article).where(tables.article.c.id == article_id))
    empty = (event_id for event_id, group in touched.items() if own.issuperset(group))
    change_ids(connection, _WITHOUT_EVENTS, empty)
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
    told = {"name": event_id}
    return next((found for query in _RESOLVE if (found := connection.execute(query, told).scalar()) is not None), None)


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
    return {event_id for (event_id,) in of_ids(connection, _EVENTS_HAVING, claim_ids)}


def names_of(connection: Connection, event_ids: Collection[str]) -> set[str]:
    """Return all that corrections may call events by: their ids, former ones, and those of their claims."""
    found = (of_ids(connection, query, event_ids) for query in (_FORMER_OF, _CLAIMS_OF))
    return {*event_ids, *(name for those in found for (name,) in those)}


def _regather(connection: Connection, seeds: Collection[str]) -> set[str]:
    members, alike, corrections = _reach(connection, seeds)
    before = _events_of(connection, members)
    named = [*of_ids(connection, _NAMED, members)]
    taken, earlier = ({name for name, is_former in named if bool(is_former) is kind} for kind in (False, True))
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
        seen = set(reached)
        while ahead:
            reached |= ahead
            found = _pairs_of(connection, ahead)
            alike |= found
            linked = {claim_id for pair, agreement in found.items() if not agreement.contradicted for claim_id in pair}
            ahead = linked - reached
        new = {one.id: one for one in CorrectionShelf(connection).about(reached - seen)}
        corrections |= new
        named = {claim_id for one in new.values() if one.subject in REGROUPING for claim_id in one.names}
        ahead = _stored(connection, named - reached)
    among = {pair: agreement for pair, agreement in alike.items() if reached.issuperset(pair)}
    return reached, among, corrections.values()


def _event_of(connection: Connection, claim_id: str) -> str | None:
    """Return the event that has a claim, where none has it the one that is named after it."""
    own = connection.execute(_RESOLVE[-1], {"name": claim_id}).scalar()
    return resolve(connection, claim_id) if own is None else own


def _stored(connection: Connection, claim_ids: Collection[str]) -> set[str]:
    return {claim_id for (claim_id,) in of_ids(connection, _STORED, claim_ids)}


def _pairs_of(connection: Connection, claim_ids: Collection[str]) -> dict[Pair, Likeness]:
    found = of_ids(connection, _PAIRS, claim_ids)
    return {(row.one, row.other): Likeness(row.strength, row.by_numbers, row.contradicted) for row in found}


def _events_of(connection: Connection, claim_ids: Collection[str]) -> dict[str, Group]:
    """Return the events that claims are in, each with all its claims."""
    return _grouped(of_ids(connection, _EVENTS_OF, claim_ids))


def _grouped(links: Iterable[Sequence[Any]]) -> dict[str, Group]:
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for event_id, claim_id in links:
        groups[event_id].add(claim_id)
    return {event_id: tuple(sorted(claim_ids)) for event_id, claim_ids in groups.items()}


def _write(connection: Connection, before: Mapping[str, Group], after: Succession) -> set[str]:
    """Write events anew where they have changed, note which ids have gone into which, and return those touched."""
    changed = {event_id: group for event_id, group in after.events.items() if before.get(event_id) != group}
    new = [event_id for event_id in changed if event_id not in before]
    insert_all(connection, tables.event, [{"id": event_id} for event_id in new])
    _point_on(connection, after.former)
    change_ids(connection, _WITHOUT_FORMER, new)
    change_ids(connection, _WITHOUT_LINKS, changed.keys() & before.keys())
    change_ids(connection, _WITHOUT_EVENTS, before.keys() - after.events.keys())
    links = [{"event_id": event_id, "claim_id": one} for event_id, group in changed.items() for one in group]
    insert_all(connection, tables.event_claim, links)
    return changed.keys() | (before.keys() - after.events.keys())


def _point_on(connection: Connection, former: Mapping[str, str]) -> None:
    for event_id, goes_on in former.items():
        led_here = _former.event_id == event_id
        connection.execute(update(tables.former_event).where(led_here).values(event_id=goes_on))
    insert_all(connection, tables.former_event, [{"id": one, "event_id": other} for one, other in former.items()])
