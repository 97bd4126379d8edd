"""Measure verb to place: of the places named in an English sentence, which are those where its verb happened.

    python benchmarks/event_location.py event_location.json

The file is that of Andrew Halterman's "Geolocating Political Events in Text" (2019, MIT): sentences with one verb each
and the places where it happened, or none. The reader reads each sentence as an article of its own; it is never trained
on them. Printed are token precision, recall and F1 on the third of the sentences that a hash of their text keeps back:

- all places: every place that the reader finds;
- attacked: the places that the reader's roles have as attacked, whatever the verb;
- nearest: the place nearest to the verb, but for those whose role rules it out;
- linked: a logistic sum over where place and verb stand, with the reader's role among its features, learnt from the
  other two thirds, where the place reaches the likelihood that served best there.

`wider` is `linked` among these places and any capitalised words behind a preposition, since the gazetteer lacks most
villages of these wars. `oracle` is `linked` among the places that the file itself marks and those that the reader
finds, as the published figure's candidates are of a tagger trained on this text.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from articles.article import Article, Source, Span
from articles.claims import read_claims
from articles.toponyms import PlaceKind, Role, Toponym
from geodata.gazetteer import Gazetteer

PUBLISHED = 0.83
HEADER = "date 2016-01-01 News\n\n"
HELD_OUT = 3
BUCKETS = (2, 5, 9, 15, 25, 40)
ROUNDS, RATE, DECAY = 400, 0.5, 1e-4
CUTS = np.arange(0.25, 0.75, 0.05)
ELSEWHERE = {Role.SPEAKER, Role.NAMESAKE, Role.HOME, Role.CARE, Role.ORIGIN}
NAMED = re.compile(
    r"\b(?:in|at|near|of|from|through|outside|around|to|on|across|towards?|inside|over)\s+(?:the\s+|[a-z]+ern\s+)*"
    r"((?:[A-Z][\w’'-]*|al-\w+)(?:[ -](?:[A-Z][\w’'-]*|al-\w+|de|el|and(?= [A-Z]\w+ [a-z]+s\b)))*)"
)
TOKEN = re.compile(r"\w+")
BREAK = re.compile(
    r",|;|\b(?:who|which|that|after|before|when|while|as|but|and|where|since|amid|said)\b", re.IGNORECASE
)
LINK = re.compile(r"(\w+)\s+(?:the\s+)?(?:\w+\s+){0,2}$")


@dataclass(frozen=True)
class Candidate:
    """A place of a sentence, with the role that the reader gives it (None where the file alone marks it)."""

    span: Span
    role: str
    kind: str
    within: bool


@dataclass(frozen=True)
class Example:
    """A sentence with its verb, the tokens of the verb's places, and the candidates."""

    text: str
    verb: Span
    wanted: frozenset[int]
    found: tuple[Candidate, ...]
    wider: tuple[Candidate, ...]
    marked: tuple[Candidate, ...]
    held_out: bool


def main(path: Path) -> None:
    """Print the figures of a file."""
    with Gazetteer.open() as gazetteer:
        examples = [_example(row, gazetteer) for row in json.loads(path.read_text(encoding="utf-8"))]
    held_out = [example for example in examples if example.held_out]
    others = [example for example in examples if not example.held_out]
    empty = sum(not example.wanted for example in held_out)
    print(f"{len(held_out):,} sentences held out of {len(examples):,}, {empty:,} of them without a place")
    _print("all places", held_out, lambda example: example.found)
    _print("attacked", held_out, lambda example: [one for one in example.found if one.role == Role.ATTACKED])
    _print("nearest", held_out, _nearest)
    _print("linked", held_out, _linker(others, lambda example: example.found))
    _print("wider", held_out, _linker(others, lambda example: example.wider))
    _print("oracle", held_out, _linker(others, lambda example: example.marked))
    print(f"published    token precision and recall over {PUBLISHED}, on a split of its own")


def _example(row: dict[str, Any], gazetteer: Gazetteer) -> Example:
    text = row["text"]
    verb, *_ = [Span(one["start"], one["end"]) for one in row["spans"] if one["label"] == "VERB"]
    places = [Span(one["start"], one["end"]) for one in row["spans"] if one["label"] == "LOCATION"]
    found = [_candidate(place) for place in _toponyms(text, gazetteer)]
    unread = [span for span in places if not any(one.span.overlaps(span) for one in found)]
    marked = [*found, *(Candidate(span, "unread", "none", within=False) for span in unread)]
    named = [Span(*one.span(1)) for one in NAMED.finditer(text)]
    unlisted = [span for span in named if not any(one.span.overlaps(span) for one in found)]
    wider = [*found, *(Candidate(span, "unlisted", "none", within=False) for span in unlisted)]
    return Example(
        text,
        verb,
        frozenset(token for span in places for token in _tokens(text, span)),
        tuple(found),
        tuple(sorted(wider, key=lambda one: one.span.start)),
        tuple(sorted(marked, key=lambda one: one.span.start)),
        int(hashlib.sha256(text.encode()).hexdigest(), 16) % HELD_OUT == 0,
    )


def _toponyms(text: str, gazetteer: Gazetteer) -> Iterable[Toponym]:
    title = Span(HEADER.index("News"), HEADER.index("News") + 4)
    article = Article(
        hashlib.sha256(text.encode()).hexdigest()[:16],
        Source("sentences"),
        "sentence",
        date(2016, 1, 1),
        "en",
        "News",
        f"{HEADER}{text}\n",
        title,
        len(HEADER),
        HEADER.strip(),
    )
    return [place for place in read_claims(article, gazetteer).toponyms if place.span.start >= article.body]


def _candidate(place: Toponym) -> Candidate:
    span = Span(place.span.start - len(HEADER), place.span.end - len(HEADER))
    return Candidate(span, place.role, place.kind or "none", bool(place.within))


def _tokens(text: str, span: Span) -> list[int]:
    return [found.start() for found in TOKEN.finditer(text, span.start, span.end)]


def _nearest(example: Example) -> list[Candidate]:
    fit = [one for one in example.found if one.role not in ELSEWHERE]
    return [min(fit, key=lambda one: _gap(one.span, example.verb))] if fit else []


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _linker(
    examples: Sequence[Example], candidates: Callable[[Example], Sequence[Candidate]]
) -> Callable[[Example], list[Candidate]]:
    """Return what links verbs to places, learnt from examples."""
    rows = [(example, one) for example in examples for one in candidates(example)]
    names = sorted({name for example, one in rows for name in _features(example, one, candidates(example))})
    column = {name: index for index, name in enumerate(names)}

    def matrix(example: Example) -> np.ndarray:
        seen = np.zeros((len(candidates(example)), len(names) + 1))
        seen[:, -1] = 1.0
        for row, one in enumerate(candidates(example)):
            known = [column[name] for name in _features(example, one, candidates(example)) if name in column]
            seen[row, known] = 1.0
        return seen

    right = [bool(example.wanted & set(_tokens(example.text, one.span))) for example, one in rows]
    weights = _fitted(np.vstack([matrix(example) for example in examples]), np.array(right, dtype=float))
    likely = {id(example): _likelihood(matrix(example), weights) for example in examples}

    def linked(example: Example, cut: float) -> list[Candidate]:
        told = likely.get(id(example))
        told = _likelihood(matrix(example), weights) if told is None else told
        return [one for one, likelihood in zip(candidates(example), told, strict=True) if likelihood >= cut]

    best = max(CUTS, key=lambda cut: _scores(examples, lambda example: linked(example, cut))[2])
    return lambda example: linked(example, best)


def _features(example: Example, one: Candidate, all_of_them: Sequence[Candidate]) -> list[str]:
    """Return what can be seen of a place and a verb, by name."""
    text, verb, span = example.text, example.verb, one.span
    ahead = span.start > verb.start
    side = "after" if ahead else "before"
    between = text[verb.end : span.start] if ahead else text[span.end : verb.start]
    words = len(TOKEN.findall(between))
    distance = next((step for step in BUCKETS if words <= step), "far")
    closer = sum(_gap(other.span, verb) < _gap(span, verb) for other in all_of_them)
    breaks = min(len(BREAK.findall(between)), 3)
    link = LINK.search(text[max(0, span.start - 40) : span.start])
    owner = text[span.end : span.end + 2] in {"'s", "’s"}
    word = verb.of(text).lower()
    preposition = link[1].lower() if link else "none"
    return [
        f"role {one.role}",
        f"kind {one.kind}",
        f"{side} {distance}",
        f"{side} with {breaks} breaks",
        f"{side} with {min(closer, 3)} closer",
        f"{side} with role {one.role}",
        f"{side} behind '{preposition}'",
        f"behind '{preposition}' with {breaks} breaks",
        f"of {min(len(all_of_them), 4)} places",
        *(["in a larger one"] if one.within else []),
        *(["holds another"] if any(_holds(text, other, one) for other in all_of_them) else []),
        *([f"{side} as an owner"] if owner else []),
        *(["a country"] if one.kind == PlaceKind.COUNTRY else []),
        *([f"country {side} {breaks}"] if one.kind == PlaceKind.COUNTRY else []),
        f"verb {word}",
        f"verb {word} {side}",
        *([f"word {span.of(text).split()[0].lower()}"] if one.role == "unlisted" else []),
    ]


def _holds(text: str, inner: Candidate, outer: Candidate) -> bool:
    between = text[inner.span.end : outer.span.start]
    return inner.span.end <= outer.span.start and re.fullmatch(r",?\s+(?:in\s+)?(?:the\s+)?", between) is not None


def _fitted(seen: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return the weights of a logistic regression, by plain descent from nought: the same from run to run."""
    weights = np.zeros(seen.shape[1])
    speed = np.zeros(seen.shape[1])
    for _ in range(ROUNDS):
        slope = seen.T @ (_likelihood(seen, weights) - right) / len(right) + DECAY * weights
        speed = 0.9 * speed - RATE * slope
        weights = weights + speed
    return weights


def _likelihood(seen: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(seen @ weights)))


def _scores(
    examples: Sequence[Example], chosen: Callable[[Example], Iterable[Candidate]]
) -> tuple[float, float, float]:
    """Return token precision, recall and F1."""
    right = told = wanted = 0
    for example in examples:
        tokens = {token for one in chosen(example) for token in _tokens(example.text, one.span)}
        right, told, wanted = right + len(tokens & example.wanted), told + len(tokens), wanted + len(example.wanted)
    precision, recall = right / max(told, 1), right / max(wanted, 1)
    return precision, recall, 2 * right / max(told + wanted, 1)


def _print(name: str, examples: Sequence[Example], chosen: Callable[[Example], Iterable[Candidate]]) -> None:
    precision, recall, both = _scores(examples, chosen)
    print(f"{name:12} precision {precision:.3f}  recall {recall:.3f}  F1 {both:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
