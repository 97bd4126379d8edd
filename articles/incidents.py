"""Incidents: the tellings of an article gathered into attacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import islice

from articles.article import Span
from articles.casualties import Count
from articles.dates import DatedSpan, DateKind, Period
from articles.tellings import Telling
from articles.toponyms import PlaceKind, Role, Toponym

NEWS_DAYS = 3
_WAVE_WEAPONS = 5
_LONG_DAYS = 62
_MOST_BACK = 100  # incidents that a telling may go on with


@dataclass(slots=True)
class Incident:
    """One attack in the making: its tellings, and the day or days that they agree on."""

    tellings: list[Telling] = field(default_factory=list)
    places: list[Toponym] = field(default_factory=list)
    period: Period | None = None
    inherited: bool = False

    @property
    def names(self) -> set[str]:
        """The names of its places."""
        return {place.name for place in self.places}

    @property
    def wave(self) -> bool:
        """Whether it is told of several places, of many weapons or of none yet."""
        counts = [weapon.count or 0 for telling in self.tellings for weapon in telling.evidence.weapons]
        return not self.places or len(self.names) > 1 or max(counts, default=0) >= _WAVE_WEAPONS

    def add(self, telling: Telling, places: Sequence[Toponym], period: Period | None) -> None:
        """Take a telling in, with the places and the date that it has of its own."""
        self.tellings.append(telling)
        known = {(place.name, place.kind) for place in self.places}
        self.places += [place for place in places if (place.name, place.kind) not in known]
        if period and (self.period is None or self.inherited):
            self.period, self.inherited = period, False


def gather(tellings: Sequence[Telling], published: date) -> list[Incident]:
    """Return the incidents that the tellings speak of, those without any place left out."""
    incidents: list[Incident] = []
    last_period: Period | None = None
    for telling in tellings:
        period = _own_period(telling, last_period)
        said = telling.said[-1].period if telling.said and telling.places else None
        last_period = next((told for told in (period, said) if told and not _long(told)), last_period)
        if _dates_the_count(telling, period, incidents):
            period = None
        home = _home(telling, period, incidents, published)
        if home is None and not telling.attack:
            continue
        places = telling.places or (telling.heading if home is None or telling.bullet else ())
        if home is None:
            home = Incident()
            places = places or _named_before(telling, incidents)
            home.period = _inherited(telling, incidents) if period is None else None
            home.inherited = home.period is not None and home.period is not _standing(telling)
            incidents.append(home)
        home.add(telling, places, period)
    return [incident for incident in incidents if incident.places]


def _dates_the_count(telling: Telling, period: Period | None, incidents: Sequence[Incident]) -> bool:
    """Tell whether a date is of the count alone: 'rose to 12 on Monday', 'by Sunday fourteen dead had been found'."""
    evidence = telling.evidence
    if evidence.weapons:
        return False
    if evidence.update and telling.places:
        return True
    last = incidents[-1] if incidents else None
    if last is None or last.period is None or period is None or period.start is None or evidence.triggers:
        return False
    days = (period.start - last.period.end).days
    return not telling.places and bool(telling.tolls) and 0 <= days <= NEWS_DAYS and _beside(telling, last)


def _beside(telling: Telling, incident: Incident) -> bool:
    return incident.tellings[-1].paragraph == telling.paragraph


def _named_before(telling: Telling, incidents: Sequence[Incident]) -> tuple[Toponym, ...]:
    """Return the place that 'the city' or 'there' stands for: the one named just before, else the last one hit."""
    if telling.lead_places:
        place = telling.lead_places[-1]
        return (replace(place, role=Role.ATTACKED, reason="named just before"),)
    return tuple(incidents[-1].places[-1:]) if telling.refers_back and incidents else ()


def _own_period(telling: Telling, last: Period | None) -> Period | None:
    """Return the period told nearest to the words of the attack; 'the day before' counts from the date told last."""
    told = telling.dates or telling.lead_dates
    if not told:
        return None
    exact = [dated for dated in told if dated.kind is not DateKind.SINCE and not _long(dated.period)]
    dates = [dated for dated in exact if not _told_closer(dated, exact)] or list(told)
    anchors = [trigger.start for trigger in telling.evidence.triggers] or [telling.span.start]
    dates = [dated for dated in dates if _reaches(dated, anchors)] or dates
    nearest = min(dates, key=lambda dated: min(_gap(dated.span, anchor) for anchor in anchors))
    if nearest.relative and nearest is dates[0] and last is not None and _brief(last):
        return _shifted(nearest, last)
    return nearest.period


def _reaches(dated: DatedSpan, anchors: Sequence[int]) -> bool:
    """Tell whether 'two days after the truce, a missile hit' is left for the day of the missile."""
    return dated.reach is None or any(dated.span.start <= anchor < dated.reach for anchor in anchors)


def _told_closer(dated: DatedSpan, others: Sequence[DatedSpan]) -> bool:
    """Tell whether an anniversary's day is told outright beside it."""
    if dated.kind is not DateKind.ANNIVERSARY:
        return False
    return any(other is not dated and _overlap(other.period, dated.period) for other in others)


def _overlap(one: Period, other: Period) -> bool:
    return (one.start or date.min) <= other.end and (other.start or date.min) <= one.end


def _long(period: Period) -> bool:
    return period.start is None or (period.end - period.start).days > _LONG_DAYS


def _brief(period: Period) -> bool:
    """Tell whether 'the day before' can count from a period: a day or a few, no week."""
    return period.start is not None and (period.end - period.start).days <= NEWS_DAYS


def _gap(span: Span, anchor: int) -> int:
    return max(span.start - anchor, anchor - span.end, 0)


def _shifted(dated: DatedSpan, anchor: Period) -> Period:
    days = timedelta(days=dated.offset)
    return Period(None if anchor.start is None else anchor.start + days, anchor.end + days)


def _home(telling: Telling, period: Period | None, incidents: Sequence[Incident], published: date) -> Incident | None:
    """Return the incident that a telling goes on with, None where it opens a new one."""
    if telling.bullet and telling.attack and (telling.places or telling.heading):
        return None
    headed = {place.name for place in telling.heading}
    for incident in islice(reversed(incidents), _MOST_BACK):
        near = incident.tellings[-1].paragraph == telling.paragraph
        if _recalled(incident, published) and _fresh(telling, period):
            continue
        if headed and not near and not headed & incident.names:
            continue
        if headed and headed == incident.names and not telling.places and _agrees(period, incident):
            return incident
        if _agrees(period, incident) and _goes_on(
            telling, period, incident, near=near, latest=incident is incidents[-1]
        ):
            return incident
    return None


def _recalled(incident: Incident, published: date) -> bool:
    return incident.period is not None and (published - incident.period.end).days > NEWS_DAYS


def _fresh(telling: Telling, period: Period | None) -> bool:
    """Tell whether a telling names a weapon and nothing that ties it to an attack recalled before."""
    return bool(telling.evidence.weapons) and period is None and not telling.places and not telling.refers_back


def _agrees(period: Period | None, incident: Incident) -> bool:
    own = incident.period
    if period is None or own is None or incident.inherited:
        return True
    return _overlap(own, period)


def _goes_on(telling: Telling, period: Period | None, incident: Incident, *, near: bool, latest: bool) -> bool:
    names = {place.name for place in telling.places}
    if not names and telling.lead_places and telling.attack and not near:
        return False
    if not names:
        return latest and (near or period is None or incident.period in {None, period})
    if names & incident.names:
        return not (telling.evidence.separate and telling.evidence.weapons) or names == incident.names
    if telling.evidence.separate or telling.evidence.claimed != incident.tellings[-1].evidence.claimed:
        return False
    if near and latest:
        return incident.wave or not (telling.tolls and telling.evidence.weapons)
    return incident.wave and (period is None or period == incident.period) and not telling.evidence.weapons


def _inherited(telling: Telling, incidents: Sequence[Incident]) -> Period | None:
    for incident in reversed(incidents):
        if incident.tellings[-1].paragraph == telling.paragraph and incident.period:
            return incident.period
    return _standing(telling) or (incidents[0].period if incidents else None)


def _standing(telling: Telling) -> Period | None:
    return telling.standing[-1].period if telling.standing else None


def toll(incident: Incident, side: str) -> Count | None:
    """Return the killed or injured of an incident: the largest sum told, or the parts told place by place added up."""
    sums: list[Count] = []
    parts: dict[frozenset[str], Count] = {}
    named: frozenset[str] = frozenset()
    paragraph = -1
    for telling in incident.tellings:
        names = frozenset(place.name for place in telling.places)
        if not names and telling.paragraph == paragraph:
            names = named  # 'A missile hit Sumy. Ten people were killed.'
        named, paragraph = names, telling.paragraph
        told = [each for each in telling.tolls if each.field == side]
        if not told:
            continue
        totals = [each.count for each in told if each.total]
        count = totals[-1] if totals else _sum([each.count for each in told])
        if totals or len(names) != 1:
            sums.append(count)
        else:
            parts[names] = max(parts.get(names, count), count, key=_size)
    whole = [*sums, _sum(list(parts.values()))] if parts else sums
    return max(whole, key=_size, default=None)


def _size(count: Count) -> tuple[bool, int]:
    return count.low is not None, count.low or count.high or 0


def _sum(counts: Sequence[Count]) -> Count:
    if len(counts) == 1:
        return counts[0]
    low = None if any(count.low is None for count in counts) else sum(count.low or 0 for count in counts)
    high = None if any(count.high is None for count in counts) else sum(count.high or 0 for count in counts)
    return Count(low, high, "; ".join(count.as_worded for count in counts))


def areas_apart(places: Sequence[Toponym]) -> list[Toponym]:
    """Return the places without those that only hold another of them ('Kostiantynivka in the Donetsk region')."""
    holders = {name for place in places for name in place.within}
    return [place for place in places if place.name not in holders or place.kind is PlaceKind.SETTLEMENT]
