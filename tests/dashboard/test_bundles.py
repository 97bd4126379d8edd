"""A bundle is the download and the collection that tells of it."""

from __future__ import annotations

import hashlib
import io
import json
from zipfile import ZipFile

import pytest
from geopandas import GeoDataFrame

from dashboard import bundles, downloads
from dashboard.filters import Filters, select
from dashboard.popups import Details
from geodata.formats import Credits

CREDIT = Credits(("sample articles, not a record",), ("Herald: CC BY 4.0",))


@pytest.mark.parametrize("form", downloads.FORMATS, ids=lambda form: form.name)
def test_the_collection_tells_of_the_file_beside_it(frame: GeoDataFrame, events, form: downloads.Format) -> None:
    filters = Filters(text="friday")
    rows = select(frame, filters)
    details = Details({event.id: event for event in events})
    archive = ZipFile(io.BytesIO(bundles.contents(rows, form, CREDIT, details, filters)))
    name, beside = archive.namelist()
    told = json.loads(archive.read(beside))
    assert beside == f"{name}.collection.json"
    assert told["assets"]["data"]["href"] == name
    assert told["assets"]["data"]["sha256"] == hashlib.sha256(archive.read(name)).hexdigest()
    assert told["query"] == {"q": ["friday"]}
    assert told["licence"] == ["Herald: CC BY 4.0"]
    assert told["counts"]["events"] == rows["event_id"].nunique()
    assert bundles.file_name(filters, form) == f"{name}.zip"


def test_columns_as_others_have_them_are_told_in_the_collection(frame: GeoDataFrame, events) -> None:
    form = next(form for form in downloads.FORMATS if form.columns == "acled")
    archive = ZipFile(io.BytesIO(bundles.contents(frame, form, CREDIT, Details({}), Filters())))
    name, beside = archive.namelist()
    assert name == "strikemap_acled.csv"
    header = archive.read(name).decode("utf-8-sig").splitlines()[0].split(",")
    assert header == [column["name"] for column in json.loads(archive.read(beside))["columns"]]
    assert "event_id_cnty" in header
