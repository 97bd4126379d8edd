"""Passages: stretches of an article's text, with the wording of its language and a list of place names."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from math import log10
from typing import NamedTuple

from articles.article import Span
from articles.inflection import adjective_forms, basic_names
from articles.phrases import Phrases
from articles.placenames import NameFacts, PlaceKind, PlaceNames
from articles.wording import Wording

_WINDOW = 80
_GENDERS = ("feminine", "masculine")
_AROUND = 300
_NAMES_KEPT = 20_000
_SHORTEST_SHOUTED = 4  # letters; shorter words in capitals are abbreviations
_STOPS, _DASHES = frozenset(".!?:…\n•▪"), ("-", "–", "—")
_AS_IT_STANDS, _AT_HOME, _NO_SETTLEMENT, _NO_NOUN = 0.7, 1.5, 2.0, -3.0
_RAION = 250_000  # people of the largest raion whose town is no city
_MASCULINE, _MASCULINE_ENDINGS, _CITY = -1.5, ("ий", "ый"), 100_000  # 'біля Первомайського': villages are neuter


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in a text; `namesake` says what bears the name when it is no place, else it is empty.

    `within` is the region that an adjective before it names.
    """

    span: Span
    name: str
    kind: PlaceKind | None
    found_by: str
    namesake: str = ""
    within: str = ""


@dataclass(slots=True)
class Passage:
    """The text between two offsets; remembers what the list of names and the words around said.

    `doubted` are names that were taken for common words, `named` those that stand as a place elsewhere
    in the article. `stops` are words that are never place names by
    themselves, `plain` those of them that may stand beside one; `persons` are first names, which no village bears
    unless the wording says so.
    """

    text: str
    start: int
    end: int
    words: Wording
    names: PlaceNames
    title: bool = False
    stops: frozenset[str] = field(init=False)
    plain: frozenset[str] = field(init=False)
    home: frozenset[str] = field(init=False)
    persons: frozenset[str] = field(init=False)
    phrases: Phrases = field(init=False)
    known: dict[str, NameFacts | None] = field(default_factory=dict)
    told: dict[Span, tuple[PlaceKind | None, str]] = field(default_factory=dict)
    doubted: list[Span] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    _best: dict[tuple[str, ...], str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Collect the word lists that every name is held against."""
        names = self.words.names
        self.plain = names["plain"] | names["titles"]
        self.stops = self.plain | names["stop"]
        self.home = names["home"]
        self.persons = names["first_names"]
        self.phrases = self.words.phrases(self.text)

    def facts(self, name: str) -> NameFacts | None:
        """Return what the list of names knows of a name, asked once."""
        try:
            return self.known[name]
        except KeyError:
            found = self.known[name] = self.names.facts(name)
            return found

    def before(self, position: int) -> str:
        """Return the text right before a position."""
        return self.text[max(self.start, position - _WINDOW) : position]

    def word_before(self, position: int) -> str:
        """Return the last word right before a position, from the blank before it."""
        start = max(self.start, position - _WINDOW)
        return self.text[max(start, self.text.rfind(" ", start, max(start, position - 2))) : position]

    def opens_sentence(self, position: int) -> bool:
        """Tell whether a position is that of the first word of a sentence, of a line, or of speech behind a dash."""
        before = self.before(position)
        end = len(before)
        while end and not before[end - 1].isalnum():
            end -= 1
        signs = before[end:]
        dashed = signs[-1:].isspace() and signs.rstrip()[-1:] in _DASHES
        return not before or dashed or not _STOPS.isdisjoint(signs)

    def after(self, position: int) -> str:
        """Return the text right behind a position."""
        return self.text[position : min(self.end, position + _WINDOW)]

    def around(self, span: Span) -> Span:
        """Return the stretch on both sides of a span, itself included."""
        return Span(max(self.start, span.start - _AROUND), min(self.end, span.end + _AROUND))

    def ahead(self, name: str, position: int) -> Span | None:
        """Return the phrase of a word list that stands right before a position."""
        return self.phrases.ending(name, position, max(self.start, position - _WINDOW))

    def lists_ahead(self, position: int) -> frozenset[str]:
        """Return the names of the word lists of which a phrase stands right before a position."""
        return self.phrases.lists_before(position, max(self.start, position - _WINDOW))

    def lists_behind(self, position: int) -> frozenset[str]:
        """Return the names of the word lists of which a phrase stands right behind a position."""
        return self.phrases.lists_behind(position, min(self.end, position + _WINDOW))

    def behind(self, name: str, position: int) -> Span | None:
        """Return the phrase of a word list that stands right behind a position."""
        return self.phrases.starting(name, position, min(self.end, position + _WINDOW))

    def has(self, name: str, span: Span) -> bool:
        """Tell whether a phrase of a word list stands in a span."""
        return self.phrases.has(name, span.start, span.end)

    def best_name(self, parts: list[str]) -> str | None:
        """Return the likeliest basic form of a name: as it stands, of a large place, at home; None if unknown."""
        asked = tuple(parts)
        if asked not in self._best:
            self._best[asked] = self._likeliest(asked) or self._likeliest(_small(asked))
        return self._best[asked]

    def _likeliest(self, parts: tuple[str, ...]) -> str | None:
        """Return the likeliest basic form of a name, None where it has none."""
        best, best_score = None, float("-inf")
        for form in _known_forms(parts, self.words.language, self.names) if parts else ():
            self.known[form.name] = form.facts
            score = form.abroad if form.facts.countries.isdisjoint(self.home) else form.at_home
            if score > best_score:
                best, best_score = form.name, score
        return best


def _small(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name in capitals as others are written, so that its ending is known: 'в районе ИЗЮМА'; else nothing."""
    shouted = all(part.isupper() and len(part) >= _SHORTEST_SHOUTED for part in parts)
    return tuple(part.title() for part in parts) if shouted else ()


class _Form(NamedTuple):
    """A basic form that a list of names knows, and how likely it is meant where it is at home and where it is not."""

    name: str
    facts: NameFacts
    at_home: float
    abroad: float


@lru_cache(maxsize=_NAMES_KEPT)
def _known_forms(parts: tuple[str, ...], language: str, names: PlaceNames) -> tuple[_Form, ...]:
    """Return the basic forms of a name that a list of names knows; news names the same places again and again."""
    single = len(parts) == 1
    feminine, masculine = (adjective_forms(parts[0], language, each) if single else () for each in _GENDERS)
    known: list[_Form] = []
    for rank, name in enumerate(basic_names(list(parts), language)):
        facts = names.facts(name)
        if facts:
            bare = name in feminine or (name in masculine and not _is_city(facts))
            away, home = (_likelihood(name, facts, rank, more, bare=bare) for more in (0.0, _AT_HOME))
            known.append(_Form(name, facts, home, away))
    return tuple(known)


def _is_city(facts: NameFacts) -> bool:
    return PlaceKind.SETTLEMENT in facts.kinds and facts.population >= _RAION


def _likelihood(name: str, facts: NameFacts, rank: int, home: float, *, bare: bool) -> float:
    """Weigh a form; a bare adjective ('Донецька' of 'у Донецьку') seldom stands for its area."""
    score = log10(facts.population + 10) + (_AS_IT_STANDS if rank == 0 else 0) + home
    score += _MASCULINE if rank and name.endswith(_MASCULINE_ENDINGS) and facts.population < _CITY else 0
    area = facts.kinds - {PlaceKind.SETTLEMENT}
    return score + (0 if not area else _NO_NOUN if bare else _NO_SETTLEMENT)
