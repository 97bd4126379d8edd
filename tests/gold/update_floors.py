"""Measure the reader against the gold set and pin what it reaches in FLOORS.json.

    python tests/gold/update_floors.py                  # raises floors, refuses to lower one
    python tests/gold/update_floors.py --allow-lower    # lowers them too

`all` is every sample article. `others` are articles by other hands, `others_held` those of them that nobody reads while
writing vocabulary and rules, `others_read` the rest; `opened` keeps what some scored before they were read. A floor is
the figure measured, cut to two digits. `calibration` is one less the mean distance between the confidence of claims and
the share of them that is right, by tenths; the table is printed and kept too.
"""

from __future__ import annotations

import hashlib
import json
import math
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import score

from articles.errors import Problem
from geodata.gazetteer import Gazetteer
from geodata.pipeline import as_json, read

GOLD = Path(__file__).parent
SAMPLES = GOLD.parents[1] / "articles" / "samples"
OTHERS = GOLD / "others"
FLOORS = GOLD / "FLOORS.json"
Figures = dict[str, dict[str, float]]
Table = list[dict[str, float]]


def held_out(name: str) -> bool:
    """Tell whether an article is by one of the hands whose articles stay unread."""
    return name.startswith(("s", "t", "v"))


PARTS: Mapping[str, tuple[Path, Callable[[str], bool]]] = {
    "all": (GOLD, bool),
    "others": (OTHERS, bool),
    "others_held": (OTHERS, held_out),
    "others_read": (OTHERS, lambda name: not held_out(name)),
}


def gold_files(folder: Path = GOLD) -> list[Path]:
    """Return the gold files of a folder; those with names in capitals hold no article."""
    return sorted(file for file in folder.glob("*.json") if not file.stem.isupper())


def text_of(file: Path) -> Path:
    """Return the article of a gold file: a sample, or beside it."""
    beside = file.with_suffix(".txt")
    return beside if beside.exists() else SAMPLES / beside.name


def corpus_digest() -> str:
    """Return the SHA-256 of all texts and gold files in order of name."""
    digest = hashlib.sha256()
    for file in [*gold_files(), *gold_files(OTHERS)]:
        digest.update(text_of(file).read_bytes())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def measure() -> tuple[Figures, dict[str, Table]]:
    """Return the figures of the reader on each part of the gold, and its table of reliability."""
    lines: dict[str, str] = {}
    with Gazetteer.open() as gazetteer:
        for item in read([SAMPLES, OTHERS], gazetteer):
            if isinstance(item, Problem):
                raise TypeError(str(item))
            lines[Path(item.path).stem] = json.dumps(as_json(item), ensure_ascii=False)
    figures: Figures = {}
    tables: dict[str, Table] = {}
    for part, (folder, keeps) in PARTS.items():
        kept = {file.stem: lines[file.stem] for file in gold_files(folder) if keeps(file.stem)}
        tables[part] = reliability(folder, kept)
        figures[part] = _scored(folder, kept) | {"calibration": calibration(tables[part])}
    return figures, tables


def reliability(folder: Path, lines: Mapping[str, str]) -> Table:
    """Return for each tenth of confidence how many claims there are, their mean confidence, and the share right."""
    tenths: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for name, line in lines.items():
        gold = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["attacks"]
        for claim in json.loads(line)["attacks"]:
            right = share_right(claim, gold)
            if right is not None:
                tenths[min(int(claim["confidence"] * 10), 9)].append((claim["confidence"], right))
    return [
        {
            "from": tenth / 10,
            "claims": len(pairs),
            "confidence": round(sum(sure for sure, _ in pairs) / len(pairs), 3),
            "right": round(sum(right for _, right in pairs) / len(pairs), 3),
        }
        for tenth, pairs in sorted(tenths.items())
    ]


def share_right(claim: Mapping[str, Any], gold: Sequence[Mapping[str, Any]]) -> float | None:
    """Return the share of a claim's places that were attacked on its days, by the measure of score.py; None without."""
    dated = [attack for attack in gold if score.date_right(attack, claim)]
    hits = [
        any(score.place_right(each, place) for attack in dated for each in attack["places"])
        for place in claim["places"]
    ]
    return sum(hits) / len(hits) if hits else None


def table_of(tables: Mapping[str, Table]) -> str:
    """Return the tables of reliability as text: mean confidence, share right and number of claims by tenths."""
    lines: list[str] = []
    for part, table in tables.items():
        lines.append(f"{part}: confidence, share right, claims")
        lines += [f"  {row['confidence']:.2f}  {row['right']:.2f}  {row['claims']:4}" for row in table]
    return "\n".join(lines)


def calibration(table: Table) -> float:
    """Return one less the mean distance between confidence and truth over all claims (expected calibration error)."""
    claims = sum(row["claims"] for row in table)
    return 1 - sum(row["claims"] * abs(row["confidence"] - row["right"]) for row in table) / max(claims, 1)


def _scored(gold: Path, lines: Mapping[str, str]) -> dict[str, float]:
    """Return the figures of score.py on some of the articles, by flat names."""
    with TemporaryDirectory() as folder:
        for name in lines:
            shutil.copy(gold / f"{name}.json", folder)
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
    figures, tables = measure()
    measured = floors_of(figures)
    click.echo(table_of(tables))
    pinned = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"floors": {}}
    lower = below(measured, pinned["floors"])
    if lower and not allow_lower:
        raise click.ClickException(
            "these floors would fall; mend the reader, or say --allow-lower:\n" + "\n".join(lower)
        )
    articles = len(gold_files()) + len(gold_files(OTHERS))
    opened = {"opened": pinned["opened"]} if "opened" in pinned else {}
    pins = {"corpus": corpus_digest(), "articles": articles, "floors": measured, **opened, "reliability": tables}
    FLOORS.write_text(json.dumps(pins, indent=2) + "\n", encoding="utf-8")
    click.echo(f"Pinned {sum(map(len, measured.values()))} floors in {FLOORS.name}.")


if __name__ == "__main__":
    main()
