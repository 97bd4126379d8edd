"""Channel: the map on the app's page, and what goes between the two."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import folium
import streamlit as st
import streamlit.components.v1 as components
from streamlit_folium import st_folium

from dashboard.filters import Bbox
from dashboard.layers import ASSETS, EPOCH, OfflineMap, Window, scripts, served
from dashboard.looks import Look
from dashboard.looks import read as read_look
from dashboard.publication import Publication, publish_details, publish_script, published_folder

_ASKED = 50


@dataclass(frozen=True, slots=True)
class Report:
    """What the reader did in the map.

    `window` is the first and the last day that the map's own time control came to, `picked` the id of the event whose
    details are open, `serial` counts reports: a window that answers an older one is not followed. `asked` are the
    numbers of events whose details the map wants, `box` (west, south, east, north) is all that is to be shown,
    `look` is how it draws.
    """

    window: tuple[date, date] | None = None
    picked: str | None = None
    serial: int = 0
    asked: tuple[int, ...] = ()
    box: Bbox | None = None
    look: Look | None = None


def draw(
    figure: OfflineMap, window: Window, *, key: str, height: int = 560, on_change: Callable[[], None] | None = None
) -> Report:
    """Show the map in the app through streamlit-folium and return what the reader last did in it.

    Make a new `figure` in each run (st_folium adds to it); the browser keeps the map that it has as long as the
    publication and the options stay. `on_change` runs before the app's script when the reader moved the map's time
    control or picked an event: there `report(key)` has it, in time to set the period of everything else.
    """
    serve()
    window.serial = report(key).serial
    group = folium.FeatureGroup("window")
    group.add_child(window)
    # Without returned objects st_folium never sends a value of its own, so that the channel is the layer's.
    st_folium(
        figure,
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=group,
        on_change=on_change,
    )
    return report(key)


def is_drawn(key: str) -> bool:
    """Tell whether the browser has drawn the map of this key, or has said why it cannot."""
    value = st.session_state.get(key)
    return isinstance(value, Mapping) and "serial" in value


def report(key: str) -> Report:
    """Return what the reader last did in the map of this key."""
    if not is_drawn(key):
        return Report()
    value = st.session_state[key]
    rests = value.get("window")
    days = None if rests is None else tuple(date.fromordinal(int(day) + EPOCH) for day in rests)
    asked = tuple(int(number) for number in value.get("asked", ())[:_ASKED])
    west, south, east, north = value.get("box") or [None] * 4
    box = None if west is None else (float(west), float(south), float(east), float(north))
    window = (days[0], days[1]) if days else None
    look = read_look(value["look"]) if "look" in value else None
    return Report(window, value.get("picked"), int(value["serial"]), asked, box, look)


def answer(key: str, publication: Publication, details: Mapping[str, Mapping[str, object]]) -> dict[str, object] | None:
    """Return which events the map of this key asked about, and the address of what is told of them; None of none.

    It is looked up once: the report that asks stays the same until the reader does something else in the map.
    """
    asked = report(key).asked
    if not asked:
        return None
    kept = st.session_state.setdefault(f"{key} asked", {})
    question = (publication.manifest, asked)
    if question not in kept:
        kept.clear()
        kept[question] = served(publish_details(publication, asked, details))
    return {"events": list(asked), "url": kept[question]}


def serve() -> None:
    """Have Streamlit serve the two folders; again in each run, since a registry lives as long as its server."""
    folder = published_folder()
    folder.mkdir(parents=True, exist_ok=True)
    publish_script(scripts(), folder)
    components.declare_component("assets", path=str(ASSETS))
    components.declare_component("published", path=str(folder))
