"""Claim frames: a row a claim, under the names and types of the event table."""

from datetime import date

import pandas as pd
import pytest

from articles.article import Source
from geodata.boundaries import Boundaries
from geodata.claimframes import CLAIM_DTYPES, claim_frame
from geodata.events import event_of
from geodata.frames import DTYPES


def test_a_claim_says_what_its_article_says(tell):
    wire = Source("Wire", "https://wire.example", "CC BY 4.0")
    one = tell("a/1", killed=(30, None), source=wire, confidence=0.7, weapons={"missile": 2, "drone": None})
    two = tell("b/1", on=(None, "2025-04-13"), killed=(34, 34), status="claimed")
    (first, second) = claim_frame([event_of([one, two])]).to_dict("records")
    assert first["event_id"] == second["event_id"] == "a/1"
    assert (first["source"], first["source_url"], first["source_licence"]) == (
        "Wire",
        "https://wire.example",
        "CC BY 4.0",
    )
    assert (first["quote"], first["path"], first["title"]) == ("Two missiles struck Sumy.", "a.txt", "Title")
    assert (first["weapons"], first["weapon_counts"]) == ("missile; drone", "missile: 2")
    assert (first["killed_low"], first["killed_high"], second["killed_high"]) == (30, None, 34)
    assert (first["published"].date(), first["confidence"]) == (date(2025, 4, 14), 0.7)
    assert pd.isna(second["date_start"])
    assert (first["status"], second["status"], second["dated_by"]) == ("reported", "claimed", "text")


def test_columns_of_events_keep_their_types(tell):
    frame = claim_frame([event_of([tell()])])
    assert tuple(frame.columns) == (*CLAIM_DTYPES, "geometry")
    assert frame.dtypes.drop("geometry").astype(str).to_dict() == dict(CLAIM_DTYPES)
    assert {name: kind for name, kind in CLAIM_DTYPES.items() if name in DTYPES}.items() <= DTYPES.items()
    assert claim_frame([]).dtypes.drop("geometry").astype(str).to_dict() == dict(CLAIM_DTYPES)


@pytest.mark.parametrize(
    ("at", "kind", "precision"),
    [
        ((), None, "none"),
        (("Sumy",), "Point", "settlement"),
        (("Yunakivka",), "Polygon", "vicinity"),
        (("Odesa", "Port of Reni"), "MultiPoint", "settlement; exact"),
        (("Kharkiv Oblast", "Sea of Azov"), "MultiPolygon", "area; area"),
        (("Kharkiv Oblast", "Odesa"), "GeometryCollection", "area; settlement"),
    ],
)
def test_geometry_is_that_of_the_places(tell, at, kind, precision):
    frame = claim_frame([event_of([tell(at=at)])], Boundaries.open())
    assert list(frame.geom_type) == [kind]
    assert list(frame["geo_precision"]) == [precision]
    assert frame.geometry.dropna().is_valid.all()
