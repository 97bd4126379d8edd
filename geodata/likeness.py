"""Likeness: whether claims of two articles can tell of one attack, and how strongly they agree."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from articles.casualties import Count
from articles.claims import Claim, Weapon
from articles.dates import Period
from geodata.places import Place
from geodata.proximity import same_ground, within

NARROW = timedelta(days=2)

_FIRE = frozenset({Weapon.ARTILLERY, Weapon.ROCKET, Weapon.MORTAR})
_MOST_PLACES = 0.5
_SEVERAL_PLACES = 2
_TELLING = 3
_LARGE = 10
_TOLL_DRIFT = 0.15


class Told(Protocol):
    """What a claim, an event and a record all tell: weapons and tolls."""

    @property
    def weapons(self) -> Mapping[Weapon, int | None]:
        """Weapon types, with counts where told."""
        ...

    @property
    def killed(self) -> Count | None:
        """How many were killed."""
        ...

    @property
    def injured(self) -> Count | None:
        """How many were injured."""
        ...


@dataclass(frozen=True, slots=True)
class Likeness:
    """How strongly two claims agree, whether their numbers do, and whether their tolls contradict each other.

    Claims whose tolls contradict each other are one attack only where a third claim vouches for both, see `gathering`.
    """

    strength: float
    by_numbers: bool
    contradicted: bool


class Located(Protocol):
    """A claim and the places that its toponyms stand for."""

    @property
    def claim(self) -> Claim:
        """What the article says."""
        ...

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it says so."""
        ...


def likeness(one: Located, other: Located) -> Likeness | None:
    """Return how two claims agree that they tell of one attack, None where they cannot.

    They cannot when one article makes both, when their days do not meet, or when places, days or weapons are told too
    vaguely to say. Agreement in the toll or in a count of weapons makes up for what is vague: a period longer than
    three days, a period that ends on another day, an area that contains the other place, or weapons told differently;
    it makes up for a second toll that contradicts, too. For one place out of many the figures must be the same.
    """
    if one.claim.article_id == other.claim.article_id:
        return None
    days = _days(one.claim.period, other.claim.period)
    ground = None if days is None else _ground(one.places, other.places)
    if days is None or ground is None:
        return None
    few = ground == 0 and min(len(one.places), len(other.places)) < _MOST_PLACES * max(
        len(one.places), len(other.places)
    )
    # The toll of a raid on six cities is close to that of the worst hit by chance.
    numbers = numbers_agree(one.claim, other.claim, exactly=few)
    weapons = weapons_agree(one.claim, other.claim)
    if not numbers and min(days, ground, weapons) == 0:
        return None
    contradicted = not numbers and tolls_differ(one.claim, other.claim)
    return Likeness(days + ground + weapons + (2 if numbers else 0), numbers, contradicted)


def numbers_agree(one: Told, other: Told, *, exactly: bool = False) -> bool:
    """Tell whether a toll of three and more or a count of ten weapons and more agrees.

    Tolls of ten and more may drift 15 % unless `exactly` is asked for.
    """
    tolls = ((one.killed, other.killed), (one.injured, other.injured))
    drift = 0.0 if exactly else _TOLL_DRIFT
    return any(_near(count, another, drift) for count, another in tolls) or _counts_agree(one, other)


def telling_figures(told: Told) -> tuple[int | None, int | None, bool]:
    """Return the killed and the injured of a claim, and whether it counts weapons, as far as that can tell attacks."""
    killed, injured = (_telling(count) for count in (told.killed, told.injured))
    return killed, injured, any(count and count >= _LARGE for count in told.weapons.values())


def near_figures(figure: int) -> tuple[int, int]:
    """Return the range in which all figures lie that agree with one."""
    return math.floor(figure * (1 - _TOLL_DRIFT)), math.ceil(figure / (1 - _TOLL_DRIFT))


def tolls_differ(one: Told, other: Told) -> bool:
    """Tell whether a closed toll is more than twice the other one (and one more): tolls rise, but seldom that far."""
    return _differ(one.killed, other.killed) or _differ(one.injured, other.injured)


def weapons_agree(one: Told, other: Told) -> float:
    """Return 1 for a weapon in common, 0.5 for guns and rockets, which are often told for each other, 0 for less."""
    told, others = _told(one), _told(other)
    if told & others or not (told or others):
        return 1
    if told and others and told <= _FIRE and others <= _FIRE:
        return 0.5
    return 0


def meet(one: Period, other: Period) -> bool:
    """Tell whether two periods share a day."""
    return (one.start or date.min) <= other.end and (other.start or date.min) <= one.end


def is_narrow(period: Period) -> bool:
    """Tell whether a period names its days closely enough, three days at most, to tell attacks of one week apart."""
    return period.start is not None and period.end - period.start <= NARROW


def _days(one: Period, other: Period) -> float | None:
    """Return 1 for the same days, 0.5 for the same last day (a night and its morning), None for days apart."""
    if not meet(one, other):
        return None
    if not (is_narrow(one) and is_narrow(other)):
        return 0
    if one == other:
        return 1
    return 0.5 if one.end == other.end else 0


def _ground(places: tuple[Place, ...], others: tuple[Place, ...]) -> float | None:
    """Return the share of the longer list that is in both; 0 where it is small or one is only an area around.

    It is not small where two places and more are shared: seldom are the same two struck twice on one day. A town and
    its quarter in one list are one place where the other list has the town alone.
    """
    shared = min(_shared(places, others), _shared(others, places))
    if shared:
        share = min(1.0, shared / max(len(places), len(others)))
        return share if share >= _MOST_PLACES or shared >= _SEVERAL_PLACES else 0
    holds = any(within(place, other) or within(other, place) for place in places for other in others)
    return 0 if holds else None


def _shared(places: tuple[Place, ...], others: tuple[Place, ...]) -> int:
    return sum(any(same_ground(place, other) for other in others) for place in places)


def _told(claim: Told) -> frozenset[Weapon]:
    return frozenset(claim.weapons) - {Weapon.UNKNOWN}


def _counts_agree(one: Told, other: Told) -> bool:
    return any(
        count and count >= _LARGE and count == other.weapons.get(weapon) for weapon, count in one.weapons.items()
    )


def _near(count: Count | None, other: Count | None, drift: float) -> bool:
    # Very small tolls are the same by chance every other day.
    low, another = _telling(count), _telling(other)
    if low is None or another is None:
        return False
    apart = drift * max(low, another) if min(low, another) >= _LARGE else 0
    return abs(low - another) <= apart


def _telling(count: Count | None) -> int | None:
    figure = _figure(count)
    return figure if figure is not None and figure >= _TELLING else None


def _figure(count: Count | None) -> int | None:
    return None if count is None else count.low if count.low is not None else count.high


def _differ(count: Count | None, other: Count | None) -> bool:
    if count is None or other is None or count.high is None or other.high is None:
        return False
    low, high = sorted((count.high, other.high))
    return high > 2 * low + 1
