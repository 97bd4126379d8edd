"""Toponyms: place names as they stand in an article, with what the wording alone makes of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from articles.article import Article, Span
from articles.mentions import find_mentions
from articles.namesakes import PERSON
from articles.passages import Mention, Passage
from articles.placenames import NameFacts, PlaceKind, PlaceNames
from articles.wording import wording

__all__ = [
    "LARGER",
    "NameFacts",
    "PlaceKind",
    "PlaceNames",
    "Role",
    "Toponym",
    "areas_apart",
    "find_toponyms",
    "holds",
    "quarter",
]

LARGER = frozenset({PlaceKind.DISTRICT, PlaceKind.ADMIN1, PlaceKind.COUNTRY_PART, PlaceKind.COUNTRY})
_HOLDS = re.compile(
    r",?\s*(?:also\s)?(?:(?:area|suburb|quarters?|neighbou?rhoods?|wards?)\s+)?(?:\(\s*)?(?:(?:in|on|of|на|в|у|во)\s+)?"
    r"(?:(?:районе|районі|долине|долині|окрестностях|околицях)\s+)?"
    r"(?:(?:the|this|it is|occupied|rural|central|(?:(?:north|south)[ -]?)?(?:east|west|north|south)(?:ern)?|"
    r"\w+(?:an|ese|ish)|это|це)\s+)*",
    re.IGNORECASE,
)
_QUARTER_OF = re.compile(r" (?:suburb|quarter|neighbou?rhood|ward) (?:of|in) ")  # 'the Mezzeh quarter of Damascus'
_LIES_IN = re.compile(  # 'Uri, in the Kashmir valley', 'деревня Дейр-Канун в районе Тира', no list
    r"\s[ву]\s(?:районе|районі|долине|долині|окрестностях|околицях)\s$|"
    r",\s*(?:in the\s|also in\s$|(?:in\s)?(?:(?:rural|(?:(?:north|south)[ -]?)?(?:east|west|north|south)ern)\s)+$)",
    re.IGNORECASE,
)
_LISTED_ON = re.compile(r",?\s(?:and|or|&|і|та|й|и|или)\s|,\s[^\W\d_a-zа-яіїєґё]")
_HOLDS_WITHIN = 40
_WELL_KNOWN, _LARGE = 100_000, 250_000
_IN_CITY = frozenset({" у ", " в "})  # 'нафтосховище Шахран у Тегерані', 'рынок Барабашово в Харькове'
_STEM = 4  # letters that a raion shares with its own town: 'Харків' and 'Харківський'
_OPENS_A_CLAUSE = re.compile(r",\s(?:в|у|во)\s")
_POSSESSIVE = re.compile(r"['’ʼ]s?$")


class Role(StrEnum):
    """What part a place plays in what is told."""

    ATTACKED = "attacked"
    INTERCEPTED = "intercepted"
    ORIGIN = "origin"
    SPEAKER = "speaker"
    VENUE = "venue"
    NAMESAKE = "namesake"
    HOME = "home"
    CARE = "care"
    CONTEXT = "context"


HIT = frozenset({Role.ATTACKED, Role.INTERCEPTED})


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name as it stands in an article.

    `name` is its basic form, as a gazetteer lists it; `kind` is what the wording alone makes of it ('the Kherson
    region' is admin1), None where the wording leaves it open; `within` holds names of larger places that the wording
    puts it in ('Davos, Switzerland'); `likelihood` is how likely it was attacked by its own sentence, None where that
    is no question;
    `known` is what the list of names knows of the name.
    """

    article_id: str
    span: Span
    text: str
    name: str
    found_by: str
    kind: PlaceKind | None = None
    within: tuple[str, ...] = ()
    role: Role = Role.CONTEXT
    reason: str = ""
    likelihood: float | None = field(default=None, compare=False)
    known: NameFacts | None = field(default=None, compare=False, repr=False)

    def __hash__(self) -> int:
        """Return the hash of article and span: toponyms are looked up far too often to go through every field."""
        return hash((self.article_id, self.span))

    def playing(self, role: Role, reason: str) -> Toponym:
        """Return the place with another part; made of its fields, as most places are given one."""
        fields = self.article_id, self.span, self.text, self.name, self.found_by, self.kind, self.within
        return Toponym(*fields, role, reason, self.likelihood, self.known)

    def meant(self, reason: str) -> Toponym:
        """Return the place as one hit by an attack that another sentence tells; its own says not how likely that is."""
        return replace(self, role=Role.ATTACKED, reason=reason, likelihood=None)


def find_toponyms(article: Article, names: PlaceNames) -> list[Toponym]:
    """Return the place names of title and body in the order of the text, each with kind and namesake role if any.

    The header's date is not looked at. Roles other than namesake are told by `articles.claims`.
    """
    words = wording(article.language)
    title = Passage(article.text, article.title_span.start, article.title_span.end, words, names, title=True)
    body = Passage(article.text, article.body, len(article.text), words, names)
    titled = find_mentions(title)
    body.named.update(mention.name for mention in titled if not mention.namesake)
    found = _persons_apart([*titled, *find_mentions(body)], names)
    known = title.known | body.known
    return _within(article.text, [_toponym(article, mention, known.get(mention.name)) for mention in found])


def _persons_apart(mentions: list[Mention], names: PlaceNames) -> list[Mention]:
    """Take a name that stands in a person's full name for that person's where it stands alone; not a city's name."""
    persons = {mention.name for mention in mentions if mention.namesake.startswith(PERSON)}
    small = {name for name in persons if (facts := names.facts(name)) is None or facts.population < _WELL_KNOWN}
    return [
        replace(mention, namesake=f"{PERSON} elsewhere") if mention.name in small and _bare(mention) else mention
        for mention in mentions
    ]


def _bare(mention: Mention) -> bool:
    return mention.kind is None and not mention.namesake


def _toponym(article: Article, mention: Mention, known: NameFacts | None) -> Toponym:
    return Toponym(
        article.id,
        mention.span,
        mention.span.of(article.text),
        mention.name,
        mention.found_by,
        mention.kind,
        within=(mention.within,) if mention.within else (),
        role=Role.NAMESAKE if mention.namesake else Role.CONTEXT,
        reason=mention.namesake,
        known=known,
    )


def _within(text: str, toponyms: list[Toponym]) -> list[Toponym]:
    """Give each place the larger places that follow it in apposition ('Kostiantynivka in the Donetsk region')."""
    placed = list(toponyms)
    for index in range(len(placed) - 2, -1, -1):
        place, larger = placed[index], placed[index + 1]
        if place.kind is not PlaceKind.WATER and holds(text, place, larger):
            placed[index] = replace(place, within=(larger.name, *larger.within))
    return placed


def holds(text: str, place: Toponym, larger: Toponym) -> bool:
    """Tell whether the wording puts a place in the larger one right behind it, with at most 'in the' between."""
    if place.role is Role.NAMESAKE or _POSSESSIVE.search(place.text) or _side_by_side(place, larger):
        return False
    between = text[place.span.end : larger.span.start]
    if len(between) > _HOLDS_WITHIN or _HOLDS.fullmatch(between) is None:
        return False
    if place.kind is PlaceKind.DISTRICT and larger.kind in {None, PlaceKind.SETTLEMENT}:
        return between.strip(", ") != "" or (
            between == " " and not _nominative(larger)
        )  # 'Дніпровському районі Херсона'
    if _listed(between, larger):
        return False
    if larger.kind is None and place.kind in {None, PlaceKind.SETTLEMENT, PlaceKind.SITE}:
        return (
            _QUARTER_OF.fullmatch(between) is not None
            or _LIES_IN.match(between) is not None
            or (between == ", " and _closes_address(text, place, larger))
            or (between in _IN_CITY and place.kind is None and _is_large(larger) and not _is_large(place))
        )
    return larger.kind in LARGER and _rank(larger.kind) > _rank(place.kind)


def _nominative(place: Toponym) -> bool:
    """Tell whether a name that could be inflected is not: 'в Грайворонском округе Козинка и Головчино попали под'."""
    return place.text == place.name and "\u0400" <= place.text[0] <= "\u04ff"


def _is_large(place: Toponym) -> bool:
    return place.known is not None and place.known.population >= _LARGE


def _side_by_side(place: Toponym, larger: Toponym) -> bool:
    """Tell whether neither holds the other: a city and its quarter, 'реку Сейм в Глушковском районе'."""
    crossed = place.kind is PlaceKind.WATER and larger.kind is PlaceKind.DISTRICT
    return crossed or quarter(place, larger)


def _listed(between: str, larger: Toponym) -> bool:
    """Tell whether a larger place is the next of a list: 'по Киеву, Киевской области', 'Очакова, у Самарській громаді'.

    'Покровск Донецкой области' is no list.
    """
    if larger.kind is PlaceKind.DISTRICT and _OPENS_A_CLAUSE.fullmatch(between):
        return True
    return between.strip() == "," and larger.found_by == "adjective"


def _closes_address(text: str, place: Toponym, larger: Toponym) -> bool:
    """Tell whether a name that a region bears stands behind a town alone, in no list: 'in Caloto, Cauca, on Monday'."""
    if larger.known is None or PlaceKind.ADMIN1 not in larger.known.kinds:
        return False
    before, after = text[max(0, place.span.start - 2) : place.span.start], text[larger.span.end :]
    return before != ", " and _LISTED_ON.match(after) is None


def quarter(city: Toponym, district: Toponym) -> bool:
    """Tell whether a district beside a large city is one of its own: 'у Харкові, у Київському районі'."""
    if district.kind is not PlaceKind.DISTRICT or city.kind not in {None, PlaceKind.SETTLEMENT} or city.known is None:
        return False
    return city.known.population >= _LARGE and city.name[:_STEM] != district.name[:_STEM]


def areas_apart(places: Sequence[Toponym]) -> list[Toponym]:
    """Return the places without those that only hold another of them ('Kostiantynivka in the Donetsk region')."""
    holders = {name for place in places for name in place.within}
    return [place for place in places if place.name not in holders or place.kind is PlaceKind.SETTLEMENT]


def _rank(kind: PlaceKind | None) -> int:
    order = [PlaceKind.DISTRICT, PlaceKind.ADMIN1, PlaceKind.COUNTRY_PART, PlaceKind.COUNTRY]
    return order.index(kind) if kind in order else -1
