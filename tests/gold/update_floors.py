"""Measure the reader against the gold set and pin what it reaches in FLOORS.json.

    python tests/gold/update_floors.py                  # raises floors, refuses to lower one
    python tests/gold/update_floors.py --allow-lower    # lowers them too

`all` is every article, `held` the third (by a hash of the name) that nobody reads while writing vocabulary and rules,
`read` the other two thirds. A floor is the figure measured, cut to two digits.
"""

from __future__ import annotations

import hashlib
import json
import math
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from articles.errors import Problem
from geodata.gazetteer import Gazetteer
from geodata.pipeline import as_json, read

GOLD = Path(__file__).parent
SAMPLES = GOLD.parents[1] / "articles" / "samples"
FLOORS = GOLD / "FLOORS.json"
Figures = dict[str, dict[str, float]]


def held_out(name: str) -> bool:
    """Tell whether an article belongs to the third that stays unread."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def _read_while_writing(name: str) -> bool:
    return not held_out(name)


PARTS: Mapping[str, Callable[[str], bool]] = {"all": bool, "held": held_out, "read": _read_while_writing}


def gold_files() -> list[Path]:
    """Return the gold files; those with names in capitals hold no article."""
    return sorted(file for file in GOLD.glob("*.json") if not file.stem.isupper())


def corpus_digest() -> str:
    """Return the SHA-256 of all texts and gold files in order of name."""
    digest = hashlib.sha256()
    for file in gold_files():
        digest.update((SAMPLES / f"{file.stem}.txt").read_bytes())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def measure() -> Figures:
    """Return the figures of the reader on each part of the gold set."""
    lines: dict[str, str] = {}
    with Gazetteer.open() as gazetteer:
        for item in read([SAMPLES], gazetteer):
            if isinstance(item, Problem):
                raise TypeError(str(item))
            lines[Path(item.path).stem] = json.dumps(as_json(item), ensure_ascii=False)
    return {part: _scored({name: line for name, line in lines.items() if keeps(name)}) for part, keeps in PARTS.items()}


def _scored(lines: Mapping[str, str]) -> dict[str, float]:
    """Return the figures of score.py on some of the articles, by flat names."""
    with TemporaryDirectory() as folder:
        for name in lines:
            shutil.copy(GOLD / f"{name}.json", folder)
        done = subprocess.run(
            [sys.executable, str(GOLD / "score.py"), folder, "-", "--json"],
            input="\n".join(lines.values()),
            capture_output=True,
            text=True,
            check=True,
        )
    return _flat(json.loads(done.stdout))


def _flat(figures: Mapping[str, Any]) -> dict[str, float]:
    matched = figures["of_matched_attacks"]
    return {
        "place_date": figures["place_date"]["f1"],
        **{f"place_date_{code}": f1 for code, f1 in figures["by_language"].items()},
        "quiet": figures["quiet_articles_kept_quiet"],
        "grouped": matched["grouped_right"],
        "weapon_types": matched["weapon_types"]["f1"],
        "weapon_counts": matched["weapon_counts"],
        "killed": matched["killed"]["f1"],
        "injured": matched["injured"]["f1"],
        "status": matched["status"],
        "recency": matched["recency"],
    }


def floors_of(figures: Figures) -> Figures:
    """Return the figures cut to two digits."""
    return {part: {name: math.floor(value * 100) / 100 for name, value in row.items()} for part, row in figures.items()}


def below(figures: Figures, floors: Figures) -> list[str]:
    """Return the names of the figures that lie under their floor, with both numbers."""
    return [
        f"{part} {name}: {figures.get(part, {}).get(name)} is under {floor}"
        for part, row in floors.items()
        for name, floor in row.items()
        if figures.get(part, {}).get(name, -1.0) < floor
    ]


@click.command()
@click.option("--allow-lower", is_flag=True, help="Lower floors too.")
def main(*, allow_lower: bool) -> None:
    """Measure, and write FLOORS.json unless that would lower a floor."""
    measured = floors_of(measure())
    pinned = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"floors": {}}
    lower = below(measured, pinned["floors"])
    if lower and not allow_lower:
        raise click.ClickException(
            "these floors would fall; mend the reader, or say --allow-lower:\n" + "\n".join(lower)
        )
    pins = {"corpus": corpus_digest(), "articles": len(gold_files()), "floors": measured}
    FLOORS.write_text(json.dumps(pins, indent=2) + "\n", encoding="utf-8")
    click.echo(f"Pinned {sum(map(len, measured.values()))} floors in {FLOORS.name}.")


if __name__ == "__main__":
    main()
