"""Signs: what can be seen of a place in its sentence that speaks for or against its having been attacked, by name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from articles.article import Span
from articles.clauses import Sentence, chains_of, clause_of
from articles.folding import folded
from articles.placenames import PlaceKind
from articles.statements import Statement
from articles.toponyms import Role, Toponym

_FLAGS = (
    *("strong", "weak", "damage", "harm", "intercepted", "overhead", "unreal", "alert", "capture", "peaceful"),
    *("claimed", "denied", "background", "update", "separate", "negated"),
)
_WORD = re.compile(r"\w+")
_AROUND = 40
_STEM = 6
_STEPS = (0, 1, 2, 4, 7, 12)
_MOST_WEIGHT, _MOST_SINCE, _MOST_LISTED, _MOST_OTHERS, _FIFTHS = 5, 4, 3, 3, 5
_QUOTES = re.compile('["“”«»„]')
_CUES = frozenset(
    {"near", "on_the_ground", "located", "over", "where", "relative", "roles.attacked_before", "on_water"}
)
_QUOTED = re.compile(r"\s*'.*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a sentence in its article.

    `tells`: the rules have it tell of an attack; `since` counts the sentences since the last that did; `about`: the
    title tells of one; `share` is how far into the body it stands, from 0 to 1; `home` is the country most named,
    `titled` are the names in the title.
    """

    titled: frozenset[str]
    tells: bool
    since: int
    about: bool
    share: float
    home: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """A sentence as it is seen when its places, with their roles, are judged: few come to be part of a claim."""

    sentence: Sentence
    places: Sequence[Toponym]
    statement: Statement
    setting: Setting

    def signs(self) -> dict[Span, frozenset[str]]:
        """Return the signs of each place of the sentence that may have been attacked."""
        return signs_of(replace(self.sentence, places=self.places), self.statement, self.setting)


def signs_of(sentence: Sentence, statement: Statement, setting: Setting) -> dict[Span, frozenset[str]]:
    """Return the signs of each place of a sentence that may have been attacked: no country, and no mere namesake.

    `sentence` has its places with the roles that the rules give them.
    """
    shared = frozenset([*_of_evidence(sentence), *_of_setting(sentence, statement, setting)])
    found: dict[Span, frozenset[str]] = {}
    for chain in chains_of(sentence):
        of_chain = shared.union(_of_chain(sentence, chain))
        for place in chain:
            if place.role is not Role.NAMESAKE and _kind(place) is not PlaceKind.COUNTRY:
                found[place.span] = of_chain.union(_of_place(place, setting))
    return found


def _of_evidence(sentence: Sentence) -> Iterator[str]:
    evidence = sentence.evidence
    yield from (f"sentence {flag}" for flag in _FLAGS if getattr(evidence, flag))
    if evidence.weapons:
        yield "sentence weapon"
    yield f"sentence weight {min(evidence.weight, _MOST_WEIGHT)}"


def _of_setting(sentence: Sentence, statement: Statement, setting: Setting) -> Iterator[str]:
    yield "tells" if setting.tells else "does not tell"
    yield f"since {min(setting.since, _MOST_SINCE)}"
    yield "title tells" if setting.about else "title does not tell"
    yield f"fifth {min(int(setting.share * _FIFTHS), _FIFTHS - 1)}"
    yield f"others {min(len(sentence.places) - 1, _MOST_OTHERS)}"
    if statement.bullet:
        yield "bullet"
    if statement.heading:
        yield "heading"
    if statement.dates:
        yield "dated"
    if statement.said:
        yield "dated telling"
    if sentence.has("roles.speaker_after"):
        yield "sentence speaks"
    if _QUOTES.search(sentence.text, sentence.span.start, sentence.span.end):
        yield "sentence quotes"


def _of_chain(sentence: Sentence, chain: Sequence[Toponym]) -> Iterator[str]:
    """Yield the signs that the places of a list share: its clause, the words of attack near it, its neighbours."""
    clause, evidence = clause_of(sentence, chain), sentence.evidence
    yield f"listed {min(len(chain), _MOST_LISTED)}"
    weapons = [mention.span for mention in evidence.weapons]
    for name, hits in (("trigger", evidence.triggers), ("harm", evidence.harms), ("weapon", weapons)):
        if any(clause.start <= hit.start < clause.end for hit in hits):
            yield f"clause {name}"
        distances = [_distance(sentence.text, hit, chain) for hit in hits]
        if distances:
            steps, side = min(distances)
            yield f"{name} {side} {max(step for step in _STEPS if step <= steps)}"
    yield from _of_neighbours(sentence, chain)


def _distance(text: str, hit: Span, chain: Sequence[Toponym]) -> tuple[int, str]:
    """Return how many words stand between a list and a word of attack, and on which side."""
    first, last = chain[0].span.start, chain[-1].span.end
    if hit.end <= first:
        return text.count(" ", hit.end, first), "before"
    if hit.start >= last:
        return text.count(" ", last, hit.start), "behind"
    return 0, "within"


def _of_neighbours(sentence: Sentence, chain: Sequence[Toponym]) -> Iterator[str]:
    """Yield the two words on each side of a list; names and figures are left out."""
    text, language = sentence.text, sentence.words.language
    first, last = chain[0].span.start, chain[-1].span.end
    before = _words(text, Span(max(sentence.span.start, first - _AROUND), first))[-2:]
    after = _words(text, Span(last, min(sentence.span.end, last + _AROUND)))[:2]
    yield from (f"{language} before {rank} {word}" for rank, word in enumerate(reversed(before), 1))
    yield from (f"{language} behind {rank} {word}" for rank, word in enumerate(after, 1))
    if not before:
        yield "opens"
    yield f"sign before {_sign(text[max(sentence.span.start, first - 2) : first])}"
    yield f"sign behind {_sign(text[last : min(sentence.span.end, last + 2)])}"
    ahead, behind = sentence.lists_beside(chain[0], chain[-1])
    yield from (f"cue before {cue}" for cue in _CUES & ahead)
    yield from (f"cue behind {cue}" for cue in _CUES & behind)


def _sign(beside: str) -> str:
    """Return the punctuation that touches a place, blanks aside."""
    return next((letter for letter in beside if not letter.isalnum() and not letter.isspace()), "none")


def _words(text: str, span: Span) -> list[str]:
    small = folded(text)
    return [
        found.group()[:_STEM] for found in _WORD.finditer(small, span.start, span.end) if text[found.start()].islower()
    ]


def _of_place(place: Toponym, setting: Setting) -> Iterator[str]:
    reason = _QUOTED.sub("", place.reason)
    yield f"role {place.role.value}"
    yield f"role {place.role.value}: {reason}"
    yield f"kind {_kind(place)}"
    if place.name in setting.titled:
        yield "in the title"
    if place.known is None:
        yield "unknown name"
    elif setting.home in place.known.countries:
        yield "home"


def _kind(place: Toponym) -> PlaceKind | None:
    if place.kind is not None or place.known is None:
        return place.kind
    if PlaceKind.SETTLEMENT in place.known.kinds:
        return PlaceKind.SETTLEMENT
    return min(place.known.kinds, default=None)


def home_of(places: Sequence[Toponym]) -> str | None:
    """Return the country that most names of an article lie in; a name in several countries counts for each in part."""
    shares: dict[str, float] = defaultdict(float)
    for known in {place.name: place.known for place in places if place.known}.values():
        for country in known.countries:
            shares[country] += 1 / len(known.countries)
    return max(sorted(shares), key=lambda country: shares[country], default=None)
