"""Merges: what several sample articles tell of one attack becomes one event, out of what the reader really reads."""

import json
from collections import Counter
from itertools import combinations
from pathlib import Path

import score

from geodata.gathering import gather
from geodata.gazetteer import Gazetteer
from geodata.pipeline import as_json, read

GOLD = Path(__file__).parent
SAMPLES = GOLD.parents[1] / "articles" / "samples"


def _gold_of(read_article):
    """Which gold attack each claim of an article tells of, None where it is one that the gold does not have."""
    name = Path(read_article.path).stem
    attacks = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))["attacks"]
    got = as_json(read_article)["attacks"]
    left, right = score.units(attacks), score.units(got)
    alike = [
        [j for j, (_, told, at) in enumerate(right) if score.place_right(place, at) and score.date_right(attack, told)]
        for _, attack, place in left
    ]
    for edges, (_, attack, _) in zip(alike, left, strict=True):
        edges.sort(key=lambda j: -score.likeness(attack, right[j][1]))
    shared: dict[int, Counter] = {}
    for k, j in score.matching(alike, len(right)).items():
        shared.setdefault(right[j][0], Counter())[left[k][0]] += 1
    return {
        item.claim.id: (name, attacks[shared[number].most_common(1)[0][0]]["id"]) if number in shared else (name, None)
        for number, item in enumerate(read_article.evidence())
    }


def test_attacks_told_by_several_articles_are_gathered_out_of_what_is_read(record_property):
    reads = list(read([SAMPLES], Gazetteer.open()))
    gold_of = {claim_id: attack for one in reads for claim_id, attack in _gold_of(one).items()}
    told = {
        frozenset((tuple(one), tuple(other)))
        for group in json.loads((GOLD / "MERGES.json").read_text(encoding="utf-8"))
        for one, other in combinations(group, 2)
    }
    possible = {pair for pair in told if pair <= {*gold_of.values()}}
    events = gather(item for one in reads for item in one.evidence())
    found = {
        frozenset((gold_of[one.claim.id], gold_of[other.claim.id]))
        for event in events
        for one, other in combinations(event.evidence, 2)
    }
    precision, recall = len(found & told) / len(found), len(found & told) / len(possible)
    record_property("pair precision", precision)
    record_property("pair recall, of attacks that are read", recall)
    assert precision >= 0.95
    assert 2 * precision * recall / (precision + recall) >= 0.9
