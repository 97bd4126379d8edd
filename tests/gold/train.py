"""Learn the weights by which the reader judges places, and print how well they do on articles left out.

    python tests/gold/train.py       # writes articles/vocabulary/judgement.toml

It learns from the gold that may be read, none of it held out (update_floors.py). A mention counts as attacked
where its place is one of a gold attack and its sentence shares words with the evidence; other mentions of attacked
places are left aside. The model is a logistic sum with an L1 penalty, found from nought by accelerated proximal
gradient descent (Beck and Teboulle, 2009): the same articles give the same weights. The confidence of claims is
calibrated on the same articles, each claim's truth being the share of its places that gold has attacked on its days.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray
from score import place_right
from update_floors import PARTS, gold_files, share_right, text_of

from articles.article import Article, Span
from articles.confidence import grounds
from articles.judgement import judgement
from articles.reading import read_article
from articles.sentences import sentences
from articles.tellings import find_signs
from articles.toponyms import find_toponyms
from geodata.gazetteer import Gazetteer
from geodata.georeferencing import georeference
from geodata.peoples import countries_told_of
from geodata.pipeline import as_json, read_one
from geodata.places import Place

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "articles" / "vocabulary" / "judgement.toml"
PENALTY = 1.5
SEEN = 4
FOLDS = 5
STEPS = 600
SMALLEST = 0.0005
HIT = frozenset({"role attacked", "role intercepted"})
Array = NDArray[np.float64]
Gold = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of a place: what is seen of it, whether gold has the place attacked, and this very sentence tell it."""

    article: str
    place: str
    signs: frozenset[str]
    attacked: bool
    evident: bool

    @property
    def ruled(self) -> bool:
        """Whether the rules alone take the place as attacked."""
        return not HIT.isdisjoint(self.signs)


@dataclass(frozen=True, slots=True)
class Model:
    """The weight of each sign, the intercept first."""

    names: tuple[str, ...]
    weights: Array

    def likelihoods(self, mentions: Sequence[Mention]) -> Array:
        """Return how likely each mention was attacked."""
        return _sigmoid(_matrix(mentions, self.names) @ self.weights)


@click.command(help=__doc__)
def main() -> None:
    """Learn from the gold, print what is reached on articles left out, and write the weights."""
    gazetteer = Gazetteer.open()
    mentions = list(read_mentions(gazetteer))
    likely = cross_validated(mentions)
    ruled = [float(mention.ruled) for mention in mentions]
    click.echo(f"{len({mention.article for mention in mentions})} articles, {len(mentions)} mentions of places")
    click.echo(f"F1 of attacked places, rules alone: {place_f1(mentions, ruled, 0.5):.3f}")
    for least in (0.2, 0.3, 0.4, 0.5):
        click.echo(f"  judged, cross-validated, from {least}: {place_f1(mentions, likely, least):.3f}")
    model = fitted(mentions)
    write(model, {"always": 0.0})
    write(model, calibrated(list(read_grounds(gazetteer))))
    click.echo(f"{np.count_nonzero(model.weights)} weights and those of the confidence are in {TARGET.name}")


def read_mentions(gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield the mentions of places in the articles, with their signs and what gold says of them."""
    for name, article, gold in _with_gold():
        toponyms = find_toponyms(article, gazetteer)
        placed = georeference(toponyms, gazetteer, peoples=countries_told_of(article.text))
        spans = sentences(article.text, article.body, len(article.text), article.language)
        signs = find_signs(article, toponyms)
        for toponym in toponyms:
            found = placed.get(toponym)
            if toponym.span in signs and found is not None and found.place is not None:
                place = _as_read(found.place)
                told = [attack for attack in gold if any(place_right(each, place) for each in attack["places"])]
                sentence = next((span for span in spans if span.contains(toponym.span)), toponym.span)
                evident = any(_evident(article, sentence, attack["evidence"]) for attack in told)
                yield Mention(name, found.place.name, signs[toponym.span], bool(told), evident)


def labelled(mentions: Sequence[Mention]) -> list[tuple[Mention, bool]]:
    """Return the mentions to learn from: all of places not attacked, of attacked ones those that tell it."""
    of_place: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        of_place[mention.article, mention.place].append(mention)
    found: list[tuple[Mention, bool]] = []
    for group in of_place.values():
        if group[0].attacked:
            telling = [each for each in group if each.evident] or [each for each in group if each.ruled]
            found += [(each, True) for each in telling]
        else:
            found += [(each, False) for each in group]
    return found


def fitted(mentions: Sequence[Mention]) -> Model:
    """Return the model learnt from mentions, over the signs that several of them show."""
    examples = labelled(mentions)
    seen = Counter(sign for mention, _ in examples for sign in mention.signs)
    names = ("", *sorted(sign for sign, count in seen.items() if count >= SEEN))
    matrix = _matrix([mention for mention, _ in examples], names)
    truth = np.array([float(told) for _, told in examples])
    return Model(names, _descended(matrix, truth))


def cross_validated(mentions: Sequence[Mention]) -> list[float]:
    """Return the likelihood of each mention by a model that did not see its article."""
    folds = [int(hashlib.sha256(mention.article.encode()).hexdigest(), 16) % FOLDS for mention in mentions]
    likely = [0.0] * len(mentions)
    for fold in range(FOLDS):
        model = fitted([mention for mention, part in zip(mentions, folds, strict=True) if part != fold])
        left_out = [index for index, part in enumerate(folds) if part == fold]
        for index, value in zip(left_out, model.likelihoods([mentions[at] for at in left_out]), strict=True):
            likely[index] = float(value)
    return likely


def place_f1(mentions: Sequence[Mention], likely: Sequence[float], least: float) -> float:
    """Return the F1 of attacked places, each once an article, where one mention at `least` so likely makes one."""
    gold = {(mention.article, mention.place) for mention in mentions if mention.attacked}
    pairs = zip(mentions, likely, strict=True)
    found = {(mention.article, mention.place) for mention, value in pairs if value >= least}
    return 2 * len(gold & found) / (len(gold) + len(found))


def read_grounds(gazetteer: Gazetteer) -> Iterator[tuple[Mapping[str, float], float]]:
    """Yield the grounds of each claim's confidence, and the share of its places that were attacked on its days."""
    for _, article, gold in _with_gold():
        read = read_one(article, gazetteer)
        for item, claim in zip(read.evidence(), as_json(read)["attacks"], strict=True):
            right = share_right(claim, gold)
            if right is not None:
                yield grounds(item.claim), right


def calibrated(claims: Sequence[tuple[Mapping[str, float], float]]) -> dict[str, float]:
    """Return the weights of the confidence, by a logistic sum with a slight L1 penalty."""
    names = ["always", *sorted({name for told, _ in claims for name in told} - {"always"})]
    matrix = np.array([[told.get(name, 0.0) for name in names] for told, _ in claims])
    weights = _descended(matrix, np.array([truth for _, truth in claims]), 0.5)
    return dict(zip(names, map(float, weights), strict=True))


def write(model: Model, confidence: Mapping[str, float]) -> None:
    """Write the weights as judgement.toml, the strongest first, for the reader to use from now on."""
    weights = sorted(zip(model.names[1:], model.weights[1:], strict=True), key=lambda row: (-abs(row[1]), row[0]))
    head = [
        "# How much each sign of a place in its sentence speaks for its having been attacked (log-odds).",
        "# Written by tests/gold/train.py; articles/signs.py and articles/confidence.py name the signs.",
        f"intercept = {model.weights[0]:.3f}",
    ]
    sure = [f'"{name}" = {weight:.3f}' for name, weight in confidence.items()]
    rows = [f'"{name}" = {weight:.3f}' for name, weight in weights if abs(weight) >= SMALLEST]
    TARGET.write_text("\n".join([*head, "", "[confidence]", *sure, "", "[weights]", *rows, ""]), encoding="utf-8")
    judgement.cache_clear()


def _with_gold() -> Iterator[tuple[str, Article, Gold]]:
    for folder, keeps in (PARTS["all"], PARTS["others_read"]):
        for file in filter(lambda each: keeps(each.stem), gold_files(folder)):
            yield file.stem, read_article(text_of(file)), json.loads(file.read_text(encoding="utf-8"))["attacks"]


def _as_read(place: Place) -> dict[str, Any]:
    return {"name": place.name, "kind": place.kind.value, "lat": place.latitude, "lon": place.longitude}


def _evident(article: Article, sentence: Span, evidence: str) -> bool:
    start = article.text.find(evidence)
    return start >= 0 and sentence.overlaps(Span(start, start + len(evidence)))


def _matrix(mentions: Sequence[Mention], names: Sequence[str]) -> Array:
    columns = {name: index for index, name in enumerate(names)}
    matrix = np.zeros((len(mentions), len(names)))
    matrix[:, 0] = 1.0
    for row, mention in enumerate(mentions):
        matrix[row, [columns[sign] for sign in mention.signs if sign in columns]] = 1.0
    return matrix


def _descended(matrix: Array, truth: Array, penalised: float = PENALTY) -> Array:
    """Return the weights of least logistic loss with the L1 penalty, the intercept's not penalised."""
    step = 4.0 / np.linalg.norm(matrix, ord=2) ** 2
    penalty = np.full(matrix.shape[1], penalised * step)
    penalty[0] = 0.0
    weights, ahead, pace = np.zeros(matrix.shape[1]), np.zeros(matrix.shape[1]), 1.0
    for _ in range(STEPS):
        moved = ahead - step * (matrix.T @ (_sigmoid(matrix @ ahead) - truth))
        nearer = np.sign(moved) * np.maximum(np.abs(moved) - penalty, 0.0)
        faster = (1 + (1 + 4 * pace**2) ** 0.5) / 2
        ahead = nearer + (pace - 1) / faster * (nearer - weights)
        weights, pace = nearer, faster
    return weights


def _sigmoid(values: Array) -> Array:
    return 1 / (1 + np.exp(-values))


if __name__ == "__main__":
    main()
