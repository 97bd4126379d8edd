"""Toll curves: how many were told killed or injured, by day of publication, as a curve and in words."""

from __future__ import annotations

from collections.abc import Iterator

import altair as alt
import pandas as pd

from dashboard.palette import BLUE, VERMILION
from dashboard.wordings import count_text, day_text
from geodata.tolls import Toll

_COLOURS = {"killed": VERMILION, "injured": BLUE}


def figures(toll: Toll) -> pd.DataFrame:
    """Return a row a figure: `when` it was published, `low`, `high` (the low where it is open), `source`, `told`."""
    told = [(one.published, one.count.low, one.count.high, one.source, count_text(one.count)) for one in toll.figures]
    table = pd.DataFrame(told, columns=["when", "low", "high", "source", "told"])
    ends = table[["low", "high"]].astype("float64")
    return table.assign(
        when=pd.to_datetime(table["when"]), low=ends["low"].fillna(ends["high"]), high=ends["high"].fillna(ends["low"])
    )


def steps(toll: Toll) -> pd.DataFrame:
    """Return what was preferred from each day on, up to the last day of publication: `when` and `low`."""
    days = [*toll.revisions, (toll.figures[-1].published, toll.revisions[-1][1])]
    rows = [(day, count.high if count.low is None else count.low) for day, count in days]
    table = pd.DataFrame(rows, columns=["when", "low"])
    return table.assign(when=pd.to_datetime(table["when"]), low=table["low"].astype("float64"))


def curve(kind: str, toll: Toll) -> alt.LayerChart:
    """Return a small chart: a step for each revision, a point for each figure, a bar where one is told as a range."""
    days = alt.X("when:T", title=None, axis=alt.Axis(format="%-d %b %Y", tickCount=4, labelOverlap=True))
    people = alt.Y("low:Q", title=kind, axis=alt.Axis(tickMinStep=1, tickCount=4), scale=alt.Scale(zero=True))
    line = alt.Chart(steps(toll)).mark_line(interpolate="step-after", color=_COLOURS[kind]).encode(x=days, y=people)
    told = alt.Chart(figures(toll))
    said = [alt.Tooltip("when:T", title="published"), alt.Tooltip("source:N"), alt.Tooltip("told:N", title=kind)]
    bars = told.mark_rule(color=_COLOURS[kind], strokeWidth=3, opacity=0.4).encode(x=days, y=people, y2="high:Q")
    points = told.mark_point(color=_COLOURS[kind], filled=True, size=70).encode(x=days, y=people, tooltip=said)
    chart: alt.LayerChart = alt.LayerChart(layer=[line, bars, points], height=120)
    return chart


def in_words(toll: Toll) -> Iterator[str]:
    """Yield who told what when, and before it which figure is preferred, and why."""
    span = "" if toll.low == toll.high else f"; told from {_end(toll.low)} to {_end(toll.high)}"
    yield f"{count_text(toll.preferred)}: {toll.rule.value}{span}"
    for figure in toll.figures:
        worded = " ".join(figure.count.as_worded.split())
        yield f"{day_text(figure.published)}, {figure.source}: {count_text(figure.count)}, by “{worded}”"


def _end(people: int | None) -> str:
    return "an open end" if people is None else f"{people:,}"
