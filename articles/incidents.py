"""Incidents: the tellings of an article gathered into attacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice

from articles.dates import Period
from articles.tellings import Telling
from articles.timings import NEWS_DAYS, is_long, overlap, own_period
from articles.toponyms import Toponym

_WAVE_WEAPONS = 5
_MOST_BACK = 100  # incidents that a telling may go on with


@dataclass(slots=True)
class Incident:
    """One attack in the making: its tellings, and the day or days that they agree on; `meant` if none names a place."""

    tellings: list[Telling] = field(default_factory=list)
    places: list[Toponym] = field(default_factory=list)
    period: Period | None = None
    inherited: bool = False
    meant: tuple[Toponym, ...] = ()

    @property
    def names(self) -> set[str]:
        """The names of its places."""
        return {place.name for place in self.places}

    @property
    def told(self) -> bool:
        """Whether a telling that recalls nothing speaks of it."""
        return any(telling.attack and not telling.evidence.background for telling in self.tellings)

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
        period = own_period(telling, last_period)
        said = telling.said[-1].period if telling.said and telling.places else None
        last_period = next((told for told in (period, said) if told and not is_long(told)), last_period)
        if _to_come(period, published) or _dates_the_count(telling, period, incidents, published):
            period = None
        home = _home(telling, period, incidents, published)
        if home is None and not telling.attack:
            continue
        places = telling.places or (telling.heading if home is None or telling.bullet else ())
        if home is None:
            home = Incident()
            places = places or telling.referred
            home.meant = _meant(telling, incidents)
            home.period = _inherited(telling, incidents, published) if period is None else None
            home.inherited = home.period is not None and home.period is not _standing(telling)
            incidents.append(home)
        home.add(telling, places, period)
        incidents[-1:] = [*_repeated(telling, home), *incidents[-1:]]
    for incident in incidents:
        incident.places = incident.places or list(incident.meant)
    return [incident for incident in incidents if incident.places]


def _to_come(period: Period | None, published: date) -> bool:
    return period is not None and period.start is not None and period.start > published


def _repeated(telling: Telling, incident: Incident) -> list[Incident]:
    """Return the attacks of the other days on which a telling has the same place struck, their tolls untold."""
    if not (telling.again and telling.attack and telling.places):
        return []
    once, places = telling._replace(tolls=()), list(telling.places)
    days = [dated.period for dated in telling.again]
    return [Incident([once], places, period) for period in days if not _shares_a_day(period, incident)]


def _shares_a_day(period: Period, incident: Incident) -> bool:
    return incident.period is not None and overlap(period, incident.period)


def _dates_the_count(telling: Telling, period: Period | None, incidents: Sequence[Incident], published: date) -> bool:
    """Tell whether a date is of the count alone: 'rose to 12 on Monday', 'by Sunday fourteen dead had been found'."""
    evidence = telling.evidence
    if evidence.weapons or any(dated.named for dated in telling.dates):
        return False
    if evidence.update and telling.places:
        return period is None or (published - period.end).days <= NEWS_DAYS
    last = incidents[-1] if incidents else None
    if last is None or last.period is None or period is None or period.start is None or evidence.triggers:
        return False
    days = (period.start - last.period.end).days
    return not telling.places and bool(telling.tolls) and 0 <= days <= NEWS_DAYS and _beside(telling, last)


def _beside(telling: Telling, incident: Incident) -> bool:
    return incident.tellings[-1].paragraph == telling.paragraph


def _meant(telling: Telling, incidents: Sequence[Incident]) -> tuple[Toponym, ...]:
    """Return the place that an attack told without any is meant to be at: the article's, else the one hit last."""
    if telling.elsewhere or not telling.attack or not _struck_anew(telling):
        return ()
    if telling.topic or not incidents:
        return telling.topic
    last = incidents[-1]
    spoken_of = last.tellings[-1].referred if _beside(telling, last) else ()
    return spoken_of or tuple(last.places[-1:])


def _struck_anew(telling: Telling) -> bool:
    """Tell whether a telling without a place of its own has all else that an attack needs."""
    evidence = telling.evidence
    armed = bool(evidence.weapons) and (evidence.strong or evidence.damage or evidence.harm or bool(telling.tolls))
    return armed and bool(telling.dates) and not evidence.claimed and not evidence.denied


def _home(telling: Telling, period: Period | None, incidents: Sequence[Incident], published: date) -> Incident | None:
    """Return the incident that a telling goes on with, None where it opens a new one."""
    if telling.bullet and telling.attack and (telling.places or telling.heading or telling.elsewhere):
        return None
    headed = {place.name for place in telling.heading}
    names = headed | {place.name for place in telling.places}
    for incident in _likely(telling, names, incidents):
        near = incident.tellings[-1].paragraph == telling.paragraph
        if _recalled(incident, published) and _fresh(telling, period):
            continue
        other = telling.evidence.separate or (not near and incident is not incidents[0])
        if other and _undated(incident) and _long_ago(telling, period, published):
            continue
        if headed and not near and not names & incident.names:
            continue
        if headed and headed == incident.names and not telling.places and _agrees(telling, period, incident, published):
            return incident
        if _agrees(telling, period, incident, published) and _goes_on(
            telling, period, incident, near=near, latest=incident is incidents[-1]
        ):
            return incident
    return None


def _likely(telling: Telling, names: set[str], incidents: Sequence[Incident]) -> list[Incident]:
    """Return the incidents that a telling may go on with, those at its places first, the latest told first.

    One that its paragraph has just announced without a place comes before all.
    """
    before = list(islice(reversed(incidents), _MOST_BACK))
    announced = [one for one in before[:1] if not one.places and _beside(telling, one)]
    return list(chain(announced, (one for one in before if names & one.names), before))


def _recalled(incident: Incident, published: date) -> bool:
    return incident.period is not None and (published - incident.period.end).days > NEWS_DAYS


def _undated(incident: Incident) -> bool:
    return incident.period is None and incident.told


def _long_ago(telling: Telling, period: Period | None, published: date) -> bool:
    """Tell whether a telling dates an attack of its own before the days of the news."""
    return telling.attack and period is not None and (published - period.end).days > NEWS_DAYS


def _fresh(telling: Telling, period: Period | None) -> bool:
    """Tell whether a telling names a weapon and nothing that ties it to an attack recalled before."""
    return bool(telling.evidence.weapons) and period is None and not telling.places and not telling.refers_back


def _older(telling: Telling, period: Period, incident: Incident, published: date) -> bool:
    """Tell whether a telling gives an attack of long ago a toll of its own: 'In 2022 two bombs killed ten there'."""
    apart = not _beside(telling, incident) and any(each.tolls for each in incident.tellings)
    return apart and bool(telling.tolls) and telling.attack and (published - period.end).days > NEWS_DAYS


def _agrees(telling: Telling, period: Period | None, incident: Incident, published: date) -> bool:
    own = incident.period
    if own is None and period is not None and telling.evidence.background and incident.told:
        return False  # 'Nine were killed. ... Recall that on the night to Tuesday the city was struck'
    if own is None and period is not None and incident.told and _older(telling, period, incident, published):
        return False
    if period is None or own is None or incident.inherited:
        return True
    return overlap(own, period)


def _goes_on(telling: Telling, period: Period | None, incident: Incident, *, near: bool, latest: bool) -> bool:
    names = {place.name for place in telling.places}
    if not names:
        same_day = near or period is None or incident.period in {None, period}
        apart = _opens_unnamed(telling, near=near) or (period is not None and _speaks_of_another(telling, incident))
        return latest and same_day and not apart
    if names & incident.names:
        return not (telling.evidence.separate and telling.evidence.weapons) or names == incident.names
    if telling.evidence.separate or telling.evidence.claimed != incident.tellings[-1].evidence.claimed:
        return False
    if near and latest:
        apart = _dated_apart(period, incident) or _counts_back(telling, incident) or _armed_apart(telling, incident)
        return not apart and (incident.wave or not (telling.tolls and telling.evidence.weapons))
    return incident.wave and (period is None or period == incident.period) and not telling.evidence.weapons


def _dated_apart(period: Period | None, incident: Incident) -> bool:
    """Tell whether another place has days of its own: 'shells hit Bahri on Friday. In Nyala 20 died since Monday'."""
    return None not in (period, incident.period) and not incident.inherited and period != incident.period


def _speaks_of_another(telling: Telling, incident: Incident) -> bool:
    """Tell whether 'the bridge' or 'the city' of a blow is none of an incident's places."""
    referred = {place.name for place in telling.referred}
    blow = telling.evidence.strong or telling.evidence.weapons
    return bool(blow and referred and incident.names) and referred.isdisjoint(incident.names)


def _armed_apart(telling: Telling, incident: Incident) -> bool:
    """Tell whether another place was hit by other weapons: 'two drones fell in Murom. Tavolzhanka came under fire'."""
    own, told = (
        {weapon.weapon for each in tellings if each.attack for weapon in each.evidence.weapons if not weapon.generic}
        for tellings in ([telling], incident.tellings)
    )
    return bool(own and told) and own.isdisjoint(told) and bool(incident.places)


def _counts_back(telling: Telling, incident: Incident) -> bool:
    """Tell whether another place was struck some days before an attack that has no date: 'The day before, Sumy'."""
    dated = telling.dates[0] if telling.dates else None
    undated = incident.period is None and bool(incident.places)
    return undated and telling.attack and dated is not None and dated.relative and dated.offset < 0


def _opens_unnamed(telling: Telling, *, near: bool) -> bool:
    """Tell whether a telling opens an attack at a place that stood before it, or that 'the city' stands for."""
    if telling.lead_places and telling.attack and not near:
        return True
    return telling.bullet and bool(telling.referred and telling.dates and telling.evidence.weapons)


def _inherited(telling: Telling, incidents: Sequence[Incident], published: date) -> Period | None:
    for incident in reversed(incidents):
        near = _beside(telling, incident) or (telling.same_time and not _recalled(incident, published))
        if near and incident.period:
            return incident.period
    if _standing(telling):
        return _standing(telling)
    return incidents[0].period if incidents and telling.refers_back else None


def _standing(telling: Telling) -> Period | None:
    return telling.standing[-1].period if telling.standing else None
