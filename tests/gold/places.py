"""Measure where names are put: on the gold, the table of aliases, everyday sentences, and outside records.

    python tests/gold/places.py [--headlines viina_2022.csv viina_2023.csv] [--conflicts ucdp.csv]
                                [--postal UA_postal.txt]

Prints the figures, and writes them into README.md beside this file. The headlines are of VIINA 2.0 (Yuri Zhukov and
Natalie Ayers, ODbL 1.0), the conflicts the rows of UCDP GED for Ukraine (CC BY 4.0), whose `where_coordinates` name a
place and its kind, the postal file is GeoNames' of Ukraine (CC BY 4.0); all stay outside the repository, and without
them their rows are left as they were.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from articles.errors import Problem
from articles.toponyms import Toponym
from dashboard.lookups import look_up
from geodata.boundaries import Boundaries
from geodata.cities import GeoNames
from geodata.dumps import Postal, postal_settlements
from geodata.events import ReadArticle
from geodata.gazetteer import Gazetteer
from geodata.names import latin, name_key
from geodata.pipeline import read, read_one
from geodata.places import AREAS, Place, arc_km
from geodata.placetables import place_rows
from geodata.register import Register

GOLD = Path(__file__).parent
ROOT = GOLD.parents[1]
README = GOLD / "README.md"
SAMPLES = ROOT / "articles" / "samples"
TRAPS = [GOLD / "traps" / f"{name}.tsv" for name in ("first", "second", "third")]
_UNREAD = re.compile(r"# unread: (\d+) false places")
BORNE_KM = 10.0
SURE = ("1", "2")
_ROW = re.compile(r"^\| (?P<name>[^|]+) \| (?P<figure>[^|]+) \|.*$")

Figures = dict[str, float]


@dataclass(frozen=True)
class Put:
    """A place of the gold whose name was read: where the gold has it, where it was put, and how sure."""

    gold: Mapping[str, Any]
    borne: Place | None
    place: Place | None
    confidence: float | None = None

    def within(self, km: float) -> bool:
        """Tell whether it was put so near, or is the area of the gold's name: a sea has no one point."""
        if self.place is None:
            return False
        area = self.place.kind in AREAS and name_key(self.place.name) == name_key(self.gold["name"])
        return area or _km(self.place, self.gold) <= km

    @property
    def exact(self) -> bool:
        """Tell whether it is the very place of the gazetteer."""
        return self.place is not None and self.borne is not None and self.place.id == self.borne.id

    @property
    def in_region(self) -> bool:
        """Tell whether it was put into the right first-level region, or the right country where there is none."""
        if self.place is None or self.borne is None:
            return False
        return (self.place.country, self.place.admin1) == (self.borne.country, self.borne.admin1)


def gold_figures(gazetteer: Gazetteer) -> Figures:
    """Return the shares of the gold's places that were read and put right, by the measure of 'right'."""
    figures: Figures = {}
    for name, folder in (("gold", SAMPLES), ("gold by other hands", GOLD / "others")):
        put = [one for item in read([folder], gazetteer) for one in _put(item, gazetteer)]
        figures |= {
            f"{name}, places read": float(len(put)),
            f"{name}, the very place": _share(one.exact for one in put),
            f"{name}, within 10 km": _share(one.within(10) for one in put),
            f"{name}, within 25 km": _share(one.within(25) for one in put),
            f"{name}, region": _share(one.in_region for one in put),
        }
    return figures


def table_figures(gazetteer: Gazetteer) -> Figures:
    """Return the share of aliases that lead to their place, and how many places everyday sentences make."""
    aliases, everyday = _tests("test_aliases"), _tests("test_everyday_sentences")
    rows = aliases.rows()
    asked = sum(len(aliases.forms(row)) for row in rows)
    missed = sum(len(aliases.misses(row, gazetteer)) for row in rows)
    right, wrong = aliases.bare(rows, gazetteer)
    sentences = everyday.rows()
    false = sum(len(everyday.false_places(sentence, places, gazetteer)) for sentence, places in sentences)
    return {
        f"aliases of {len(rows)} places, within 10 km": (asked - missed) / asked,
        "aliases, no country told, within 10 km": right,
        "aliases, no country told, put elsewhere": wrong,
        f"false places in {len(sentences)} everyday sentences": float(false),
    }


def trap_figures(gazetteer: Gazetteer) -> Figures:
    """Return how many false places sentences with traps make, by file, unread and now, and the share of true ones kept.

    A sentence stands before a tab, behind it the wordings that are places in it, each with its country.
    """
    everyday = _tests("test_everyday_sentences")
    figures: Figures = {}
    wanted: list[bool] = []
    for file in TRAPS:
        head, *lines = file.read_text(encoding="utf-8").splitlines()
        told = _UNREAD.fullmatch(head)
        if told is None:
            raise ValueError(f"{file}: the first line must say how many false places there were unread")
        false = 0
        for line in lines:
            sentence, _, listed = line.partition("\t")
            places = [
                (name, country) for name, _, country in (each.strip().partition("=") for each in listed.split(";"))
            ]
            found = read_one(everyday.article(sentence), gazetteer).georeferences
            put = [(toponym.text, one.place.country or "-") for toponym, one in found.items() if one.place]
            false += sum(not any(_is(one, place) for place in places) for one in put)
            wanted += [any(_is(one, place) for one in put) for place in places if place[0]]
        named = f"{len(lines)} sentences with traps, {file.stem} file"
        figures |= {
            f"false places in {named}, unread": float(told[1]),
            f"the same, {file.stem} file, now": float(false),
        }
    return figures | {f"of {len(wanted)} true places in sentences with traps, kept": _share(wanted)}


def _is(put: tuple[str, str], place: tuple[str, str]) -> bool:
    return bool(place[0]) and put[0].startswith(place[0]) and put[1] == place[1]


def conflict_figures(file: Path, gazetteer: Gazetteer) -> Figures:
    """Return the shares of UCDP's places put within 25 km, with their region told: of its rows, and each once."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["where_prec"] in SURE]
    counts = Counter((row["where_coordinates"], row["adm_1"], row["latitude"], row["longitude"]) for row in rows)
    right = {label for label in counts if _right(label, gazetteer)}
    return {
        "UCDP places, rows within 25 km": sum(counts[label] for label in right) / len(rows),
        "UCDP places, each once": len(right) / len(counts),
    }


def ring_figures(file: Path) -> Figures:
    """Return the share of villages known by name alone, of one name in their region, that lie within their ring.

    Their points are those of GeoNames' postal file, which the gazetteer here has not been given.
    """
    register, boundaries = Register.read(), Boundaries.open()
    cities = [entry for entry in GeoNames.read().city_entries(register) if entry.unit]
    towns = {
        entry.unit: entry.place for entry in sorted(cities, key=lambda entry: entry.place.population) if entry.unit
    }
    rings: dict[tuple[str | None, str], list[Place]] = defaultdict(list)
    for entry in register.unplaced_entries(towns, []):
        rings[entry.place.admin1, name_key(entry.place.name)].append(entry.place)
    taken = Counter((entry.place.admin1, name_key(entry.place.name)) for entry in cities)
    regions = {(row.place.country, row.code): row.place.admin1 for row in place_rows("regions") if row.code}
    points: dict[tuple[str | None, str], list[Postal]] = defaultdict(list)
    for row in postal_settlements(file, []):
        region = regions.get((row.country, row.code))
        around = boundaries.region(row.longitude, row.latitude)
        if around and around.admin1 == region:
            points[region, name_key(latin(row.name))].append(row)
    one = [
        (rings[key][0], points[key][0]) for key in rings if len(rings[key]) == len(points[key]) == 1 and not taken[key]
    ]
    apart = [(arc_km(ring.longitude, ring.latitude, row.longitude, row.latitude), ring) for ring, row in one]
    return {
        "villages of one name in their region": float(len(apart)),
        "villages within their ring": _share(km <= ring.radius_km for km, ring in apart),
        "the mean ring's radius, km": sum(ring.radius_km for _, ring in apart) / len(apart),
    }


def headline_figures(files: Sequence[Path], gazetteer: Gazetteer) -> Figures:
    """Return the share of VIINA's headlines of which a place was put right."""
    headlines = _module("headlines", ROOT / "benchmarks" / "headlines.py")
    boundaries = Boundaries.open()
    verdicts = [headlines._verdict(one, gazetteer, boundaries).reason for one in headlines._headlines(files)]
    return {"VIINA headlines, within 25 km or by region": _share(one.startswith("right") for one in verdicts)}


def written(text: str, figures: Figures) -> str:
    """Return the README's text with its table of figures brought up to date; rows not measured stay."""
    head, _, rest = text.partition(START)
    table, _, tail = rest.partition(END)
    known = {row["name"]: row["figure"] for row in map(_ROW.match, table.splitlines()) if row}
    known = {name: figure for name, figure in known.items() if name not in ("figure", "---")}
    shown = known | {
        name: f"{figure:.3f}" if figure <= 1 and figure % 1 else f"{figure:,.0f}" for name, figure in figures.items()
    }
    shown |= {name: "1.000" for name, figure in figures.items() if figure == 1 and "false" not in name}
    rows = "\n".join(f"| {name} | {figure} |" for name, figure in shown.items())
    return f"{head}{START}\n\n| figure | reached |\n| --- | --- |\n{rows}\n\n{END}{tail}"


START, END = "<!-- places -->", "<!-- end of places -->"


def main() -> None:
    """Print the figures and write them into the README."""
    parser = argparse.ArgumentParser(description="Measure where names are put.")
    parser.add_argument("--headlines", nargs="+", type=Path, default=())
    parser.add_argument("--conflicts", type=Path)
    parser.add_argument("--postal", type=Path)
    options = parser.parse_args()
    with Gazetteer.open() as gazetteer:
        figures = gold_figures(gazetteer) | table_figures(gazetteer) | trap_figures(gazetteer)
        if options.conflicts:
            figures |= conflict_figures(options.conflicts, gazetteer)
        if options.postal:
            figures |= ring_figures(options.postal)
        if options.headlines:
            figures |= headline_figures(options.headlines, gazetteer)
    for name, figure in figures.items():
        print(f"{name}: {figure:.3f}")  # noqa: T201
    README.write_text(written(README.read_text(encoding="utf-8"), figures), encoding="utf-8")


def _put(item: ReadArticle | Problem, gazetteer: Gazetteer) -> list[Put]:
    if isinstance(item, Problem):
        raise TypeError(str(item))
    file = next(
        path for folder in (GOLD, GOLD / "others") if (path := folder / f"{Path(item.path).stem}.json").exists()
    )
    attacks = json.loads(file.read_text(encoding="utf-8"))["attacks"]
    places = {(one["name"], one["lat"], one["lon"]): one for attack in attacks for one in attack["places"]}
    return [one for place in places.values() if (one := _read_of(place, item, gazetteer))]


def _read_of(gold: Mapping[str, Any], item: ReadArticle, gazetteer: Gazetteer) -> Put | None:
    """Return where a place of the gold was put, None where no name of the article can be its own."""
    found = [(toponym, _borne(toponym, gold, gazetteer)) for toponym in item.reading.toponyms]
    named = [(toponym, borne) for toponym, borne in found if borne or name_key(toponym.name) == name_key(gold["name"])]
    puts = [
        Put(gold, borne, found.place, found.confidence)
        for toponym, borne in named
        if (found := item.georeferences.get(toponym))
    ]
    return max(puts, key=lambda one: (one.exact, one.within(BORNE_KM)), default=None)


def _borne(toponym: Toponym, gold: Mapping[str, Any], gazetteer: Gazetteer) -> Place | None:
    """Return the place of the gazetteer that the gold means, where it bears the toponym's name."""
    alike = [one.place for one in gazetteer.candidates(toponym.name) if one.place.kind.value == gold["kind"]]
    near = [place for place in alike if _km(place, gold) <= (place.radius_km if place.kind in AREAS else BORNE_KM)]
    return min(near, key=lambda place: _km(place, gold), default=None)


def _right(label: tuple[str, str, str, str], gazetteer: Gazetteer) -> bool:
    name, region, latitude, longitude = label
    place = look_up(f"{name}, {region}" if region else name, gazetteer).place
    return place is not None and arc_km(place.longitude, place.latitude, float(longitude), float(latitude)) <= 25


def _km(place: Place, gold: Mapping[str, Any]) -> float:
    return arc_km(place.longitude, place.latitude, gold["lon"], gold["lat"])


def _share(right: Iterable[bool]) -> float:
    told = list(right)
    return sum(told) / len(told) if told else 0.0


def _tests(name: str) -> ModuleType:
    return _module(name, ROOT / "tests" / "geodata" / f"{name}.py")


def _module(name: str, path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(str(path))
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
