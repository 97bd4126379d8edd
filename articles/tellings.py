"""Tellings: the statements of an article that tell of attacks, each with its places, date, weapons and toll."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from articles.article import Article, Span
from articles.attacks import Evidence, weigh
from articles.casualties import Toll, find_tolls
from articles.clauses import Sentence
from articles.dates import DatedSpan, DateKind, Period, find_periods
from articles.headings import heading_of, is_item, is_list
from articles.leads import Lead, finest, is_bare
from articles.phrases import Phrases
from articles.placenames import PlaceKind
from articles.quietness import tells_of_none
from articles.recurrences import recurrences
from articles.referents import Referents, names_unknown
from articles.roles import DATELINE, with_roles
from articles.signs import Setting, Sight, home_of
from articles.statements import Statement, find_statements
from articles.toponyms import HIT, LARGER, Role, Toponym
from articles.wording import Wording, wording

_NEAR = 2
_OF_ITS_OWN = 3  # the weight from which a line without a full stop is a message, no heading
_CITY = 50_000
_WAR = 5_000
_STOPS = frozenset('.!?…"”»')
_STAMP = re.compile(r"\d{1,2}[:.]\d{2}(?=\s)")
_BULLETIN = frozenset({DateKind.DAY, DateKind.NIGHT, DateKind.HOURS, DateKind.RANGE})
_BESIDE_THE_POINT = frozenset({Role.HOME, Role.CARE})
_LOG_WORDS = 6


class Telling(NamedTuple):
    """A sentence that tells of an attack, or goes on telling of the one before it.

    `places` are those that the sentence has as attacked, `heading` those that head its paragraph; `dates` may
    date the attack, `again` are those on which it was repeated, `said` those of its telling; `standing` are the dates
    of a whole bulletin ('the past day'); `attack` is False for a sentence that only adds a toll. `referred` are the
    places that 'the city' stands for or that were named just before, `topic` is the article's; `elsewhere` says that
    it names some other place, known or not; `same_time` says that its time is told by the attack before it ('hours
    later').
    """

    span: Span
    paragraph: int
    bullet: bool
    evidence: Evidence
    places: tuple[Toponym, ...]
    heading: tuple[Toponym, ...]
    dates: tuple[DatedSpan, ...]
    again: tuple[DatedSpan, ...]
    said: tuple[DatedSpan, ...]
    standing: tuple[DatedSpan, ...]
    lead_dates: tuple[DatedSpan, ...]
    lead_places: tuple[Toponym, ...]
    tolls: tuple[Toll, ...]
    attack: bool
    refers_back: bool
    same_time: bool
    referred: tuple[Toponym, ...]
    topic: tuple[Toponym, ...]
    elsewhere: bool


@dataclass(slots=True)
class _Reader:
    """One reading of an article, statement by statement."""

    article: Article
    words: Wording
    about_attack: bool
    standing: tuple[DatedSpan, ...]
    lead: Lead = field(default_factory=Lead)
    headings: dict[int, tuple[Toponym, ...]] = field(default_factory=dict)
    tellings: list[Telling] = field(default_factory=list)
    places: list[Toponym] = field(default_factory=list)
    subject: tuple[Toponym, ...] = ()
    placed_paragraphs: frozenset[int] = frozenset()
    listing: bool = False
    opened: bool = False  # whether a sentence was read, after headings and the names of authors
    entry: int = -1  # the paragraph of the list item read last
    since_attack: int = _NEAR - 1  # what opens an article tells what it is about
    home: str | None = None
    referents: Referents = field(default_factory=Referents)
    titled: frozenset[str] = frozenset()
    sights: dict[Span, Sight] = field(default_factory=dict)

    def read(self, statement: Statement) -> None:
        """Weigh a statement, give its places their roles, and keep it if it tells of an attack or a toll."""
        text, span = self.article.text, statement.span
        self.entry = statement.paragraph if statement.bullet else self.entry
        heading = self.headings.setdefault(statement.paragraph, self._heading(statement))
        evidence = weigh(text, span, self.words, [dated.span for dated in (*statement.dates, *statement.said)])
        tolls = tuple(find_tolls(text, span, self.article.language))
        of_a_war = _of_a_war(tolls, evidence) and not statement.dates
        tolls = () if of_a_war else tolls
        tells = not of_a_war and self._tells(statement, evidence, heading)
        opens, self.opened = not self.opened, self.opened or text[span.end - 1] in _STOPS
        sentence = Sentence(text, span, statement.places, evidence, self.words, opens)
        placed = with_roles(sentence, tells=tells)
        if placed:
            sight = Sight(sentence, placed, statement, self._setting(span, tells=tells))
            self.sights.update((place.span, sight) for place in placed)
        self.places += placed
        self.since_attack = 0 if tells else self.since_attack + (not _names_weapon(evidence))
        item = statement.paragraph == self.entry
        self.listing = evidence.strong or (item and self.listing) if tells else self.listing
        if any(place.reason == DATELINE for place in placed):
            heading = self.headings[statement.paragraph] = ()
        if tells or tolls:
            self.tellings.append(self._telling(statement, evidence, placed, heading, tolls, tells=tells))
        if not tells:
            self.lead.take(statement.paragraph, statement.dates, placed)
            if not self.tellings and not placed:
                self.standing = _standing(statement.dates, self.article.published) or self.standing
        self.referents.note(placed)

    def _setting(self, span: Span, *, tells: bool) -> Setting:
        begun = span.start - self.article.body
        share = begun / max(1, len(self.article.text) - self.article.body)
        return Setting(self.titled, tells, self.since_attack, self.about_attack, share, self.home)

    def _heading(self, statement: Statement) -> tuple[Toponym, ...]:
        """Return the place that an entry is about: the one that heads it; in a feed, with none named, the title's."""
        stamped = _STAMP.match(self.article.text, statement.span.start) is not None
        if (statement.bullet or stamped) and statement.paragraph not in self.placed_paragraphs:
            return self.subject
        return heading_of(self.article.text, statement)

    def _tells(self, statement: Statement, evidence: Evidence, heading: Sequence[Toponym]) -> bool:
        near = self.since_attack < _NEAR and (bool(self.tellings) or not evidence.fire)
        hurt = self.about_attack and (evidence.harm or evidence.damage)
        own = bool(heading) or (near and bool(heading_of(self.article.text, statement)))
        headed = own and (bool(evidence.weapons) or hurt) and not evidence.unreal
        in_context = near or headed or (self.about_attack and evidence.hard) or self._names_the_struck(statement)
        if self.since_attack == 0 and is_list(self.article.text, statement) and evidence.silent:
            return True
        if self.listing and self.since_attack < _NEAR and is_item(self.article.text, statement) and evidence.silent:
            return True
        if self.listing and evidence.silent and evidence.weapons and self._logs(statement):
            return True
        alone = not statement.heading or evidence.weight >= _OF_ITS_OWN
        return alone and evidence.tells(in_context=in_context, headed=headed)

    def _names_another(self, placed: Sequence[Toponym], *, unknown: bool) -> bool:
        """Tell whether a statement names a place apart from that of the article, which its dateline may name again."""
        topic = {place.name.casefold() for place in self.referents.topic}
        written = any(place.reason == DATELINE and place.name.casefold() in topic for place in placed)
        others = (place for place in placed if place.reason != DATELINE and place.role not in _BESIDE_THE_POINT)
        return (unknown and not written) or next(others, None) is not None

    def _logs(self, statement: Statement) -> bool:
        """Tell whether a sentence of an item has little but its place: 'Ballistic missile, the port of Odesa.'."""
        brief = len(statement.span.of(self.article.text).split()) <= _LOG_WORDS
        return brief and bool(statement.places) and statement.paragraph == self.entry

    def _names_the_struck(self, statement: Statement) -> bool:
        """Tell whether a place is the subject of what was suffered: 'The air base was hit'."""
        phrases, end = self.words.phrases(self.article.text), statement.span.end
        grounds = filter(_is_ground, statement.places)
        return any(phrases.starting("roles.attacked_after", place.span.end, end) for place in grounds)

    def _telling(
        self,
        statement: Statement,
        evidence: Evidence,
        placed: Sequence[Toponym],
        heading: tuple[Toponym, ...],
        tolls: tuple[Toll, ...],
        *,
        tells: bool,
    ) -> Telling:
        phrases = self.words.phrases(self.article.text)
        unknown = names_unknown(self.article.text, statement, phrases)
        lead_dates, lead_places = self.lead.give(statement.paragraph)
        if self.referents.struck:
            lead_places = tuple(filter(is_bare, lead_places))
        referred = self.referents.of(self.article.text, statement, placed, phrases)
        if tells and lead_places and (referred or not unknown):
            referred = (finest(lead_places).meant("named just before"),)
        if tells:
            self.referents.note(placed, referred)
        return Telling(
            statement.span,
            statement.paragraph,
            statement.bullet,
            evidence,
            tuple(place for place in placed if place.role in HIT),
            heading,
            statement.dates,
            recurrences(self.article.text, statement.dates, phrases),
            statement.said,
            self.standing,
            lead_dates,
            lead_places,
            tolls,
            tells,
            phrases.has("status.back_reference", statement.span.start, statement.span.end),
            phrases.has("status.same_time", statement.span.start, statement.span.end),
            referred,
            self.referents.topic,
            self._names_another(placed, unknown=unknown),
        )


def find_tellings(
    article: Article, toponyms: Sequence[Toponym]
) -> tuple[list[Telling], list[Toponym], Mapping[Span, Sight]]:
    """Return the tellings of the body in reading order, and all toponyms with the roles that their sentences give.

    The last is what is seen of each place of the body, by its span.
    """
    reader = _read(article, toponyms)
    first = next((telling.evidence for telling in reader.tellings if telling.places), None)
    quiet = tells_of_none(article.text, [telling.evidence for telling in reader.tellings], first, reader.words)
    read = {place.span: place for place in reader.places}
    return [] if quiet else reader.tellings, [read.get(place.span, place) for place in toponyms], reader.sights


def find_signs(article: Article, toponyms: Sequence[Toponym]) -> dict[Span, frozenset[str]]:
    """Return the signs by which each place of the body is judged, by its span; the weights are learnt from them."""
    sights = _read(article, toponyms).sights
    return {span: signs for sight in dict.fromkeys(sights.values()) for span, signs in sight.signs().items()}


def _read(article: Article, toponyms: Sequence[Toponym]) -> _Reader:
    words = wording(article.language)
    about_attack = weigh(article.text, article.title_span, words).tells(in_context=False)
    titled = find_periods(article.text, article.title_span, article.published, article.language)
    titled_names = frozenset(place.name for place in toponyms if place.span.end <= article.title_span.end)
    standing = _standing(titled, article.published)
    reader = _Reader(article, words, about_attack, standing, home=home_of(toponyms), titled=titled_names)
    subject = _subject(article, toponyms, words)
    named = {place.name for place in toponyms if place.span.start >= article.body}
    reader.referents.topic = tuple(
        place for place in subject if place.kind not in LARGER and (place.name in named or _is_city(place))
    )
    if about_attack:
        reader.subject = subject
    statements = list(find_statements(article, toponyms, words))
    reader.placed_paragraphs = frozenset(each.paragraph for each in statements if any(map(_is_ground, each.places)))
    for statement in statements:
        reader.read(statement)
    return reader


def _subject(article: Article, toponyms: Sequence[Toponym], words: Wording) -> tuple[Toponym, ...]:
    """Return the one place that the title names, by its mention there; none that someone or something is from."""
    named = [place for place in toponyms if place.span.end <= article.title_span.end]
    phrases = words.phrases(article.text)
    places = [place for place in named if _is_ground(place)]
    places = [place for place in places if not _is_from(phrases, place)]
    if len(places) != 1:
        return ()
    return (places[0].meant("the title's place"),)


def _is_from(phrases: Phrases, place: Toponym) -> bool:
    """Tell whether someone or something is from a place, no report: 'репортаж із Херсона' is about it."""
    start = place.span.start
    return bool(phrases.ending("roles.origin_before", start, 0)) and not phrases.ending("roles.reports_from", start, 0)


def _is_city(place: Toponym) -> bool:
    return place.known is not None and place.known.population >= _CITY


def _of_a_war(tolls: Sequence[Toll], evidence: Evidence) -> bool:
    """Tell whether a toll is that of a whole war: 'the insurgency has killed more than 35,000'."""
    return not evidence.weapons and any((toll.count.low or 0) >= _WAR for toll in tolls)


def _is_ground(place: Toponym) -> bool:
    return place.kind is not PlaceKind.COUNTRY and place.role is not Role.NAMESAKE


def _standing(dates: Sequence[DatedSpan], published: date) -> tuple[DatedSpan, ...]:
    """Return the dates that name a night, a day gone by or the past day, as a bulletin is dated."""
    today = Period(published, published)
    return tuple(one for one in dates if one.kind in _BULLETIN and not one.relative and one.period != today)


def _names_weapon(evidence: Evidence) -> bool:
    """Tell whether a sentence only names a weapon, so that the next may say what it did: 'Ballistic. Ten dead.'."""
    return bool(evidence.weapons) and evidence.silent and not (evidence.aside or evidence.rehearsed)
