"""Towns: the town that an adjective is made of, 'белгородскому' of Белгород."""

from __future__ import annotations

from articles.inflection import adjective_forms
from articles.passages import Passage
from articles.placenames import PlaceKind

_LEAST = 20_000  # people of a town by whose adjective news names what stands in it


def town_of(passage: Passage, surface: str) -> str | None:
    """Return the largest town that an adjective may be made of, None where there is none."""
    people: dict[str, int] = {}
    for area in adjective_forms(surface.capitalize(), passage.words.language, "region"):
        for name in adjective_forms(area, passage.words.language, "town"):
            facts = passage.facts(name)
            if facts and PlaceKind.SETTLEMENT in facts.kinds and facts.population >= _LEAST:
                people[name] = facts.population
    return max(people, key=lambda name: people[name], default=None)
