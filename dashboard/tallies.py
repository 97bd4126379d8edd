"""Tallies: the agreement of sources as a table for people or as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from geodata.agreement import DAY, REGION, Agreement

_LONG = "longer"
_NOWHERE = "no region"


def as_csv(rows: Iterable[Agreement], by: Sequence[str]) -> str:
    """Return the table as CSV: a line for each day and region, and for each table its records, ratio and own."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(_cells(list(rows), by))
    return out.getvalue()


def as_text(rows: Iterable[Agreement], by: Sequence[str]) -> str:
    """Return the table in columns of one width each, for people."""
    cells = list(_cells(list(rows), by))
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    shown = ((cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells)
    return "".join(f"{'  '.join(row).rstrip()}\n" for row in shown)


def _cells(rows: Sequence[Agreement], by: Sequence[str]) -> Iterator[list[str]]:
    tables = sorted({table for row in rows for table in row.theirs})
    heads = [["day"]] * (DAY in by) + [["country", "region"]] * (REGION in by) + [["ours", "only ours"]]
    heads += [[table, f"{table} to ours", f"only {table}"] for table in tables]
    yield [cell for head in heads for cell in head]
    for row in rows:
        cells = [row.day.isoformat() if row.day else _LONG] * (DAY in by)
        cells += [row.country or "", row.admin1 or _NOWHERE] * (REGION in by)
        cells += [str(row.ours), str(row.ours_alone)]
        for table in tables:
            ratio = row.ratio(table)
            alone = row.theirs_alone.get(table, 0)
            cells += [str(row.theirs.get(table, 0)), "" if ratio is None else f"{ratio:.2f}", str(alone)]
        yield cells
