"""Wordings: days, places, weapons and tolls as readers write them, in plain text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import urlsplit

from articles.casualties import Count
from articles.claims import Weapon
from articles.dates import Period
from dashboard.palette import MARK_OF
from dashboard.terminal import counted
from geodata.intake import Intake
from geodata.pipeline import IngestReport
from geodata.places import Place

NOT_TOLD = "not told"


def day_text(day: date) -> str:
    """Return a day as readers write it: 24 Feb 2022."""
    return f"{day.day} {day:%b %Y}"


def period_text(period: Period) -> str:
    """Return a period in words: one day, `from to`, or `by` its last day where nothing tells the first."""
    if period.start is None:
        return f"by {day_text(period.end)}"
    if period.start == period.end:
        return day_text(period.end)
    return f"{day_text(period.start)} to {day_text(period.end)}"


def ingested_text(report: IngestReport, store: str) -> str:
    """Return what an ingest into a store did: how many articles came in, were there already, and were skipped."""
    skipped = f", {len(report.problems):,} skipped" if report.problems else ""
    read = f"{counted(report.added, 'article')} added, {report.unchanged:,} unchanged{skipped}"
    return f"{read}: {counted(report.events, 'event')} in {store}."


def imported_text(added: int, joined: int, store: str) -> str:
    """Return what an import of records into a store did."""
    return f"{counted(added, 'record')} added; of all records in {store}, {joined:,} joined to events."


def rest_texts(intake: Intake) -> list[str]:
    """Return how many rows were ignored, under which names, and how many problems are not listed."""
    said = []
    if intake.ignored:
        names = ", ".join(f"{name} {number:,}" for name, number in intake.ignored.most_common())
        said.append(f"Ignored {counted(intake.ignored.total(), 'row')}: {names}.")
    if unlisted := intake.failed - len(intake.problems):
        said.append(f"Skipped {counted(unlisted, 'row')} more that cannot be used.")
    return said


def people_text(low: int | None, high: int | None) -> str:
    """Return a range of people in words: `46`, `30 to 33`, `at least 30`, `up to 12`, `not told`."""
    if low is None and high is None:
        return NOT_TOLD
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def count_text(count: Count | None) -> str:
    """Return a count of people in words, `not told` where there is none."""
    return NOT_TOLD if count is None else people_text(count.low, count.high)


def places_text(places: Iterable[Place]) -> str:
    """Return the names of places, `No place told` where there are none."""
    return ", ".join(place.name for place in places) or "No place told"


def weapons_text(weapons: Mapping[Weapon, int | None]) -> str:
    """Return weapons with their counts: `missile × 122, drone × 36`, a bare name where no count is told."""
    named = ((MARK_OF[weapon].label, count) for weapon, count in weapons.items())
    return ", ".join(label if count is None else f"{label} × {count:,}" for label, count in named) or NOT_TOLD


def clipped(text: str, longest: int) -> str:
    """Return a text, its end left out with an ellipsis where it is too long to be read here."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def web_link(url: str | None) -> str | None:
    """Return an address of the web as it is, None for any other (javascript:, data:, a file)."""
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in {"http", "https"} and parts.netloc else None
