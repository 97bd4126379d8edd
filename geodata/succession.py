"""Succession: under which id an event goes on when claims come, go, and are gathered anew."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Succession:
    """The claims of each event by its id, and for the ids of events that are no more the one that goes on for them."""

    events: Mapping[str, Group]
    former: Mapping[str, str]


def succeed(
    groups: Sequence[Group], before: Mapping[str, Group], taken: Collection[str] = (), earlier: Collection[str] = ()
) -> Succession:
    """Return under which ids groups of claims go on, after the events that there were before.

    An event keeps its id as long as it shares claims with what it was; where several have become one, the id goes on of
    which most claims are there, and where one has become several, with most of its claims. A new event is named after
    its first claim, whose id no other event may have `taken`; one that was merged away and comes back has its `earlier`
    id again.
    """
    group_of = {claim_id: group for group in groups for claim_id in group}
    shared = {
        event_id: Counter(group_of[one] for one in claims if one in group_of) for event_id, claims in before.items()
    }
    ranked = sorted(
        (-count, event_id not in group, event_id, group)
        for event_id, found in shared.items()
        for group, count in found.items()
    )
    ids: dict[Group, str] = {}
    used: set[str] = set()
    for *_, event_id, group in ranked:
        if group not in ids and event_id not in used:
            ids[group] = event_id
            used.add(event_id)
    gone = {event_id: group for *_, event_id, group in reversed(ranked) if event_id not in used}
    used |= {*taken, *gone}
    for group in groups:
        if group not in ids:
            ids[group] = _first_free(sorted(group, key=lambda one: (one not in earlier, one)), used)
            used.add(ids[group])
    events = {event_id: group for group, event_id in ids.items()}
    return Succession(events, {event_id: ids[group] for event_id, group in gone.items()})


def _first_free(group: Sequence[str], used: Collection[str]) -> str:
    """Return the id of the first claim after which no event is named, of all of them where there is none."""
    free = (claim_id for claim_id in group if claim_id not in used)
    return next(free, None) or hashlib.sha256("\x1f".join(sorted(group)).encode()).hexdigest()[:16]
