"""The app that benchmarks/map.py opens: the dashboard's own page, or stock folium's map, over a made-up war."""

from __future__ import annotations

import os
from datetime import date, timedelta

import folium
import geopandas as gpd
import pandas as pd
import streamlit as st
import war
from streamlit_folium import st_folium

from dashboard import app, channel, layers, snapshot
from dashboard.popups import Details
from dashboard.serving import STORE_VARIABLE
from geodata.formats import Credits
from geodata.store import Store

KIND = os.environ["MAP_KIND"]
EVENTS = int(os.environ["MAP_EVENTS"])
WINDOW = (date(2024, 1, 1), date(2024, 1, 30))


@st.cache_resource
def events() -> gpd.GeoDataFrame:
    """Return the event table."""
    return war.table(EVENTS)


@st.cache_resource
def shown() -> snapshot.Snapshot:
    """Return the snapshot that the page is drawn of, beside an empty store."""
    store = os.environ[STORE_VARIABLE]
    Store.open(store).close()
    frame = war.table(EVENTS)
    return snapshot.of(frame, Details(war.Events(frame)), Credits(), store)


@st.fragment
def folium_page() -> None:
    """Draw folium's markers the usual way: a group of CircleMarkers that st_folium swaps."""
    start, end = st.slider("Period", war.FIRST, war.FIRST + timedelta(days=war.DAYS - 1), WINDOW)
    figure = layers.OfflineMap()
    figure.options["preferCanvas"] = True
    table = events()
    in_time = (table["date_start"] <= pd.Timestamp(end)) & (table["date_end"] >= pd.Timestamp(start))
    group = folium.FeatureGroup("events")
    for point in table.geometry[in_time].dropna():
        folium.CircleMarker([point.y, point.x], radius=4, fill=True).add_to(group)
    channel.serve()
    st_folium(figure, key="map", height=560, use_container_width=True, returned_objects=[], feature_group_to_add=group)


if KIND == "folium":
    folium_page()
else:
    st.set_page_config("strikemap", layout="wide")
    app.page(shown())
