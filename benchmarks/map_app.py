"""The app that benchmarks/map.py opens: made-up events and a slider over strikemap's map, or over stock folium's."""

from __future__ import annotations

import os
from datetime import date, timedelta

import folium
import geopandas as gpd
import numpy as np
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from articles.claims import Recency, Status, Weapon
from dashboard import layers
from geodata.frames import COLUMNS, CRS, DTYPES

KIND = os.environ["MAP_KIND"]
EVENTS = int(os.environ["MAP_EVENTS"])
FIRST, DAYS = date(2023, 1, 1), 731
WINDOW = (date(2024, 1, 1), date(2024, 1, 30))


@st.cache_resource
def table() -> gpd.GeoDataFrame:
    """Return made-up events of two years around ten places, each event at its own point."""
    rng = np.random.default_rng(7)
    centre = rng.uniform((24, 46), (39, 51.5), (10, 2))[rng.integers(0, 10, EVENTS)]
    points = centre + rng.normal(0, 0.5, (EVENTS, 2))
    start = np.datetime64(FIRST, "D") + rng.integers(0, DAYS, EVENTS)
    end = start + np.where(rng.random(EVENTS) < 0.2, 1, 0)  # noqa: PLR2004 - a fifth overnight
    given = {
        "event_id": pd.Series(np.arange(EVENTS)).astype("str"),
        "place_id": pd.Series(np.arange(EVENTS)).astype("str"),
        "date_start": start,
        "date_end": end,
        "weapons": rng.choice([*Weapon], EVENTS),
        "status": rng.choice([*Status], EVENTS),
        "recency": rng.choice([*Recency], EVENTS),
        "killed_low": rng.integers(0, 30, EVENTS),
        "n_places": np.ones(EVENTS),
        "n_sources": np.ones(EVENTS),
        "n_independent": np.ones(EVENTS),
        "geo_precision": np.full(EVENTS, "settlement"),
    }
    values = {name: pd.Series(given.get(name, [None] * EVENTS)).astype(kind) for name, kind in DTYPES.items()}
    return gpd.GeoDataFrame(values, geometry=gpd.points_from_xy(*points.T), crs=CRS)[list(COLUMNS)]


@st.cache_resource
def publication() -> layers.Publication:
    """Return the published events."""
    return layers.publish(table())


def strikemap_map(start: date, end: date) -> None:
    """Draw strikemap's map."""
    figure = layers.OfflineMap()
    layers.BaseMap().add_to(figure)
    layers.EventLayer(publication()).add_to(figure)
    layers.draw(figure, layers.Window(start, end), key="map")


def folium_map(start: date, end: date) -> None:
    """Draw folium's markers the usual way: a group of CircleMarkers that st_folium swaps."""
    figure = layers.OfflineMap()
    figure.options["preferCanvas"] = True
    events = table()
    shown = events[(events["date_start"] <= pd.Timestamp(end)) & (events["date_end"] >= pd.Timestamp(start))]
    group = folium.FeatureGroup("events")
    for point in shown.geometry:
        folium.CircleMarker([point.y, point.x], radius=4, fill=True).add_to(group)
    layers.serve()
    st_folium(figure, key="map", height=560, use_container_width=True, returned_objects=[], feature_group_to_add=group)


@st.fragment
def page() -> None:
    """Draw the slider and the map."""
    last = FIRST + timedelta(days=DAYS - 1)
    start, end = st.slider("Period", FIRST, last, WINDOW)
    {"strikemap": strikemap_map, "folium": folium_map}[KIND](start, end)


page()
