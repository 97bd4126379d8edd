"""Grounds: what in an article speaks for a name as that of a place, where no attack on it is told."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from articles.article import Article
from articles.phrases import Phrases
from articles.placenames import PlaceKind
from articles.roles import DATELINE
from articles.toponyms import HIT, Role, Toponym
from articles.wording import Wording, wording

NO_GROUND = "nothing tells that a place is meant"
_NAME = r"[^\W\d_a-z][\w’'ʼ-]+"
_BLANK = "[ \u00a0]"
_WORDS_BEHIND = re.compile(rf"{_BLANK}([a-z][a-z’'-]+)(?![\w-])(?:{_BLANK}([\w-]+))?")
_OF = re.compile(rf"(?<!\w)of{_BLANK}(?:the{_BLANK})?$")
_NAME_BEHIND = re.compile(rf"{_BLANK}({_NAME})")
_NAME_AHEAD = re.compile(rf"(?<![\w-])({_NAME}){_BLANK}$")
_NOUN_AHEAD = re.compile(
    rf"(?<![\w-])(?:the|an?){_BLANK}(?:[a-z][\w-]*{_BLANK})?([a-z][a-z-]+){_BLANK}$", re.IGNORECASE
)
_OF_A_TITLE = re.compile(rf"(?<![\w-])({_NAME}){_BLANK}of{_BLANK}(?:the{_BLANK})?$")
_OWN = re.compile(rf"(?<!\w)(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|whose){_BLANK}[a-z -]*?([a-z]+),?{_BLANK}$")
_COUNTED = re.compile(rf"(?<![\w-])(?:an?|two|three|four|five){_BLANK}(?:[a-z][\w-]*{_BLANK})?$", re.IGNORECASE)
_OPENED, _CLOSED = re.compile(r"[“\"‘]$"), re.compile(r"[,.!?]?[”\"’]")
_LISTED = re.compile(r",? (?:and|or) (?:in )?(?:the )?|, (?:the )?")
_NO_NOUN = re.compile(r"\w{3,}(?:ed|ing|ern|est|ous|ful|ive|ble|ish|most)|\w{4,}(?:ly|al|ic|less)")
_APPOSED = re.compile(
    rf",{_BLANK}(?:the|an?){_BLANK}(?:[a-z][\w-]*{_BLANK})*?([a-z][\w-]*)(?:,|{_BLANK}(?:of|in|on|that|who|which))"
)
_PERSON_BEHIND = re.compile(rf"{_BLANK}[a-z][^,.;:()\n]{{0,60}}?(?<!\w)(?:his|her|she|he|himself|herself)(?!\w)")
_PLACE_NOUNS = tuple(f"places.{kind}" for kind in ("water", "site", "district", "admin1", "settlement"))
_PLACE_NOUNS_AHEAD = frozenset(f"places.{kind}_before" for kind in ("water", "site", "admin1", "settlement"))
_PLACED = frozenset({"near", "located", "beside", "grounds.before"})
_TOLD = HIT | {Role.ORIGIN}
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_FEW = 3  # countries that bear a name, of which one that the article speaks of is likely the one
_WINDOW = 60


class _Stand(Enum):
    PLACE = "as a place does"
    BARE = "as a place or anything else may"
    OTHER = "as something else does"


def with_grounds(article: Article, toponyms: Sequence[Toponym]) -> tuple[Toponym, ...]:
    """Return the toponyms, as namesakes those that no mention in the article has as a place, and no attack hit.

    A name is a place's where it stands behind a preposition, in a list of places, with what only a place has, or where
    the article speaks of its country; a country's, and a capital's that stands for its government, unless it stands as
    something else does. Where a language has no words for it all stay as they are.
    """
    words = wording(article.language)
    if "grounds.before" not in words.words:
        return tuple(toponyms)
    stands = _stands(_Text(article.text, article.body, words), toponyms)
    grounded = {place.name for place in toponyms if stands[place] is _Stand.PLACE}
    own = [place for place in toponyms if place.name in grounded or _by_itself(place, stands[place], words)]
    spoken_of = frozenset[str]().union(*(place.known.countries for place in own if place.known and _is_of_one(place)))
    kept = {*own, *(place for place in toponyms if _is_at_home(place, stands[place], spoken_of, words))}
    return tuple(place if place in kept else place.playing(Role.NAMESAKE, NO_GROUND) for place in toponyms)


def _by_itself(place: Toponym, stand: _Stand, words: Wording) -> bool:
    """Tell whether a name needs no ground: that of a country, or of a capital that stands for its government."""
    own = place.kind is PlaceKind.COUNTRY or place.name in words.names["governments"]
    return own and stand is not _Stand.OTHER


def _is_of_one(place: Toponym) -> bool:
    return place.kind is PlaceKind.COUNTRY or (place.known is not None and len(place.known.countries) == 1)


def _is_at_home(place: Toponym, stand: _Stand, spoken_of: frozenset[str], words: Wording) -> bool:
    """Tell whether a name is borne at home alone, or by few countries, of which the article speaks of one."""
    if place.role is Role.NAMESAKE:
        return True
    if place.known is None or place.known.countries <= words.names["home"]:
        return place.known is not None
    few = len(place.known.countries) <= _FEW and not place.known.countries.isdisjoint(spoken_of)
    return few and stand is _Stand.BARE


def _stands(text: _Text, toponyms: Sequence[Toponym]) -> Mapping[Toponym, _Stand]:
    """Return how each name stands; the next of a list of places stands as they do."""
    stands: dict[Toponym, _Stand] = {}
    last: Toponym | None = None
    for place in toponyms:
        before = stands[last] if last and text.lists(last, place) else _Stand.BARE
        stands[place], last = _stand(text, place, before), place
    return stands


def _stand(text: _Text, place: Toponym, before: _Stand) -> _Stand:
    """Return how a name stands, where `before` is how the one before it in a list does, BARE where none is."""
    if place.role is Role.NAMESAKE:
        return _Stand.OTHER
    if place.role in _TOLD or place.reason == DATELINE or place.within or text.tells_kind(place):
        return _Stand.PLACE
    if text.tells_other(place):
        return _Stand.OTHER
    if before is _Stand.PLACE or text.puts_there(place):
        return _Stand.PLACE
    return _Stand.OTHER if text.goes_on_as_other(place) else before


@dataclass(frozen=True)
class _Text:
    """A text with the words by which its language has places."""

    text: str
    body: int
    words: Wording
    phrases: Phrases = field(init=False)

    def __post_init__(self) -> None:
        """Take in where the phrases of the word lists stand."""
        object.__setattr__(self, "phrases", self.words.phrases(self.text))

    def lists(self, one: Toponym, other: Toponym) -> bool:
        """Tell whether two names are neighbours in a list."""
        return _LISTED.fullmatch(self.text, one.span.end, other.span.start) is not None

    def tells_kind(self, place: Toponym) -> bool:
        """Tell whether the noun of a kind of place stands in or before a name, or what only a place has behind it."""
        start, end = place.span.start, place.span.end
        if any(self.phrases.has(name, start, end) for name in _PLACE_NOUNS):
            return True
        named = self.phrases.ending("grounds.named", start, max(0, start - _WINDOW))
        if named and "places.apposed" in self._ahead(named.start):
            return True  # 'a town called Lowell'
        has = self.phrases.starting("grounds.belongings", end, end + _WINDOW)
        return has is not None or not _PLACE_NOUNS_AHEAD.isdisjoint(self._ahead(start))

    def puts_there(self, place: Toponym) -> bool:
        """Tell whether a name stands behind a word that puts something in a place; 'of' is one before a name alone."""
        ahead = self._ahead(place.span.start)
        if _PLACED.isdisjoint(ahead) or "grounds.not_before" in ahead:
            return False
        return not (_OF.search(self._before(place)) and self.qualifies(place))

    def qualifies(self, place: Toponym) -> bool:
        """Tell whether a name only qualifies the noun behind it: 'Dijon mustard', 'Jersey cows have'."""
        behind = _WORDS_BEHIND.match(self.text, place.span.end)
        if behind is None or _POSSESSIVE.search(place.text) or not self._is_noun(behind[1]):
            return False
        # 'Moscow denies it' has a verb, 'Ankara prints sold out' a noun
        following = behind[2] or "is"
        return not behind[1].endswith("s") or following.endswith("ed") or following in self.words.names["verbs"]

    def tells_other(self, place: Toponym) -> bool:
        """Tell whether a name stands as that of a person, a title or a work does."""
        before = self._before(place)
        if _OPENED.search(before) and _CLOSED.match(self.text, place.span.end):
            return True
        return (
            "grounds.named" in self._ahead(place.span.start)
            or self._apposed(place, before)
            or self._is_part(place, before)
        )

    def goes_on_as_other(self, place: Toponym) -> bool:
        """Tell whether what is around a name that nothing puts in a place speaks of something else."""
        if place.kind is not PlaceKind.COUNTRY and _COUNTED.search(self._before(place)):
            return True
        behind = _APPOSED.match(self.text, place.span.end)
        if behind and self._is_thing(behind[1]):
            return True
        return self.qualifies(place) or _PERSON_BEHIND.match(self.text, place.span.end) is not None

    def _apposed(self, place: Toponym, before: str) -> bool:
        """Tell whether a noun before a name says what it is: 'the liner France', 'Moor of Venice'."""
        title, own, noun = _OF_A_TITLE.search(before), _OWN.search(before), _NOUN_AHEAD.search(before)
        country = place.kind is PlaceKind.COUNTRY
        if (
            title
            and not country
            and title[1] not in self.words.names["titles"]
            and title[1].lower() not in self.words.names["offices"]
        ):
            return True
        if own and self._is_thing(own[1]):
            return True
        return noun is not None and not noun[1].endswith("s") and self._is_thing(noun[1])  # 'the drones Russia used'

    def _is_part(self, place: Toponym, before: str) -> bool:
        """Tell whether a name is only a part of one: 'India Willoughby', 'Air France'."""
        names = self.words.names
        plain, small = names["plain"] | names["titles"], names["functions"] | names["verbs"]
        behind, ahead = _NAME_BEHIND.match(self.text, place.span.end), _NAME_AHEAD.search(before)
        if place.span.end <= self.body and place.kind is PlaceKind.COUNTRY:
            return False  # a headline's words may all be capitalised
        if behind and behind[1] not in plain and not _POSSESSIVE.search(place.text):
            return True
        return ahead is not None and ahead[1] not in names["plain"] and ahead[1].lower() not in small

    def _is_thing(self, word: str) -> bool:
        """Tell whether a word is a noun of something else than a place."""
        return self._is_noun(word) and word not in self.words.words["places.apposed"]

    def _is_noun(self, word: str) -> bool:
        """Tell whether a word in small letters may be a noun: none of the grammar's, no verb's or adjective's end."""
        names = self.words.names
        return word not in names["functions"] and word not in names["verbs"] and _NO_NOUN.fullmatch(word) is None

    def _before(self, place: Toponym) -> str:
        return self.text[max(0, place.span.start - _WINDOW) : place.span.start]

    def _ahead(self, position: int) -> frozenset[str]:
        return self.phrases.lists_before(position, max(0, position - _WINDOW))
