"""Round trips: every format gives back the events that went in, whatever they are and whatever they say."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from geojson_pydantic import FeatureCollection
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from articles.article import Source
from articles.claims import Recency, Status, Weapon
from geodata.boundaries import Boundaries
from geodata.events import event_of
from geodata.formats import FORMATS, KML_NAMES, with_claims, with_columns, write
from geodata.frames import DTYPES, event_frame

DATA = Path(__file__).with_name("data")
TOLD = map(json.loads, (DATA / "hostile_texts.jsonl").read_text(encoding="utf-8").splitlines())
TEXTS = [told["text"] * told.get("times", 1) for told in TOLD]
PLACES = ["Kyiv", "Odesa", "Port of Reni", "Yunakivka", "Kharkiv Oblast", "Sea of Azov"]
FORMULA = tuple("=+-@\t\r")
BOUNDARIES = Boundaries.open()


def table(frame):
    """The values of a frame, an empty text as missing."""
    values = pd.DataFrame(frame[list(DTYPES)]).astype(DTYPES)
    texts = list(values.select_dtypes(include="str"))
    values[texts] = values[texts].replace("", pd.NA).astype("str")
    return values.sort_values(["event_id", "place_id"], ignore_index=True)


def as_xml(frame):
    """What XML keeps of the texts of a frame: one kind of line end, no control characters, no blanks around."""
    kept = table(frame)
    for name in kept.select_dtypes(include="str"):
        kept[name] = kept[name].map(_kept_by_xml, na_action="ignore").replace("", pd.NA).astype("str")
    return kept


def _kept_by_xml(text):
    text = re.sub(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]",
        "\ufffd",
        text.replace("]]>", "]] >").replace("<![CDATA[", "<! [CDATA["),
    )
    return text.replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n")


def read_csv(path):
    _, *rows = csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
    read = pd.DataFrame(rows, columns=[*DTYPES, "longitude", "latitude", "attribution"], dtype=object)
    read = read.map(lambda cell: cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell)
    numbers = [name for name, dtype in DTYPES.items() if dtype.lower().startswith(("int", "float"))]
    read[numbers] = read[numbers].apply(pd.to_numeric)
    read = read.replace("", None)
    shapes = gpd.points_from_xy(read["longitude"].astype(float), read["latitude"].astype(float))
    return gpd.GeoDataFrame(read, geometry=np.where(read["longitude"].notna(), shapes, None), crs="EPSG:4326")


def read_kml(path):
    read = gpd.read_file(path).rename(columns={new: old for old, new in KML_NAMES.items()})
    for name in ("date_start", "date_end"):
        read[name] = pd.to_datetime(read[name], utc=True).dt.tz_localize(None).dt.normalize()
    return read


def read_layer(path):
    return gpd.read_file(path, layer=0)


READERS = {
    ".geojson": read_layer,
    ".gpkg": read_layer,
    ".parquet": gpd.read_parquet,
    ".fgb": read_layer,
    ".kml": read_kml,
    ".csv": read_csv,
}


def check(frame, folder, suffix):
    path = folder / f"events{suffix}"
    write(frame, path)
    read = READERS[suffix](path)
    if suffix == ".fgb":
        frame = frame[frame.geometry.notna()]
    kept = as_xml if suffix == ".kml" else table
    if read.empty:
        assert frame.empty
        return
    pd.testing.assert_frame_equal(kept(read), kept(frame))
    assert read.crs == "EPSG:4326"
    assert read.geometry.notna().sum() == frame.geometry.notna().sum()
    if suffix == ".csv":
        return
    order = ["event_id", "place_id"]
    pairs = zip(read.sort_values(order).geometry, frame.sort_values(order).geometry, strict=True)
    assert all(shapely.hausdorff_distance(*pair) < 1e-6 for pair in pairs if pair[1] is not None)


def test_every_format_is_read_back():
    assert set(READERS) == set(FORMATS)


@pytest.fixture
def hostile(tell):
    """Events that say what would do harm, each in every text that it has."""
    events = []
    for number, text in enumerate(TEXTS):
        source = Source(f"{text}", text, text, text)
        (event,) = [event_of([tell(f"{number:02}/1", quote=f"Hit: {text}", source=source)])]
        names = {"name": text, "admin1": text, "admin2": text, "id": f"x:{text}"}
        events.append(replace(event, places=(replace(event.places[0], **names),)))
    return event_frame(events)


def test_there_are_fifty_hostile_texts_and_more():
    assert len(set(TEXTS)) >= 50


@pytest.mark.parametrize("suffix", FORMATS)
def test_no_text_breaks_a_file_or_is_lost(hostile, tmp_path, suffix):
    check(hostile, tmp_path, suffix)


@pytest.mark.parametrize("suffix", FORMATS)
def test_no_notice_or_licence_breaks_a_file(hostile, tmp_path, suffix):
    texts = [text.encode(errors="replace").decode() for text in TEXTS]
    path = tmp_path / f"events{suffix}"
    write(hostile[:3], path, texts, texts)
    assert len(READERS[suffix](path)) == 3


@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_no_text_is_a_formula_or_breaks_a_row_under_other_columns(hostile, tmp_path, name):
    path = tmp_path / "events.csv"
    write(hostile, path, others=with_columns(name))
    header, *rows = csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
    assert len(rows) == len(hostile)
    assert {len(row) for row in rows} == {len(header)}
    numbers = {header.index("longitude"), header.index("latitude")}
    cells = (cell for row in rows for at, cell in enumerate(row) if at not in numbers)
    assert not any(cell.startswith(FORMULA) for cell in cells)


def test_claims_keep_their_texts(tell, tmp_path):
    events = [event_of([tell(f"{n:02}/1", quote=text, source=Source(text, text))]) for n, text in enumerate(TEXTS)]
    path = tmp_path / "events.gpkg"
    write(event_frame(events), path, others=with_claims(lambda: events))
    claims = gpd.read_file(path, layer="claims").sort_values("claim_id", ignore_index=True)
    kept = [re.sub("[\x00\ud800-\udfff]", "\ufffd", text) for text in TEXTS]
    assert claims["source"].tolist() == kept
    assert claims["source_url"].tolist() == kept
    assert claims["quote"].fillna("").tolist() == [" ".join(text.split()) for text in kept]


WORDS = st.sampled_from([text for text in TEXTS if len(text) < 1000]) | st.text(max_size=30)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
COUNTS = st.none() | st.tuples(st.integers(0, 10**6), st.none() | st.integers(10**6, 10**7))
CLAIMS = st.fixed_dictionaries(
    {
        "at": st.lists(st.sampled_from(PLACES), unique=True, max_size=3),
        "weapons": st.dictionaries(
            st.sampled_from(list(Weapon)), st.none() | st.integers(1, 200), min_size=1, max_size=3
        ),
        "killed": COUNTS,
        "injured": COUNTS,
        "status": st.sampled_from(list(Status)),
        "recency": st.sampled_from(list(Recency)),
        "confidence": st.none() | st.floats(0, 1),
        "quote": WORDS,
        "source": st.builds(Source, WORDS, st.none() | WORDS, st.none() | WORDS, st.none() | WORDS),
        "last": DAYS,
        "days": st.none() | st.integers(0, 400),
    }
)


# Without shrinking: it would write files for minutes.
@settings(max_examples=15, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(told=st.lists(st.lists(CLAIMS, min_size=1, max_size=2), max_size=4))
def test_any_events_come_back_from_every_format(tmp_path_factory, tell, told):
    frame = event_frame([_event(tell, number, claims) for number, claims in enumerate(told)], BOUNDARIES)
    folder = tmp_path_factory.mktemp("files")
    for suffix in FORMATS:
        check(frame, folder, suffix)
    FeatureCollection.model_validate_json((folder / "events.geojson").read_bytes())


def _event(tell, number, claims):
    evidence = []
    for part, claim in enumerate(claims):
        days, last = claim["days"], claim["last"]
        on = (None if days is None else (last - timedelta(days)).isoformat(), last.isoformat())
        own = {name: value for name, value in claim.items() if name not in {"last", "days"}}
        evidence.append(tell(f"{number}-{part}/1", on=on, **own))
    return event_of(evidence)


def test_a_validator_of_others_takes_our_geojson_and_no_other(hostile, tmp_path):
    path = tmp_path / "events.geojson"
    write(hostile, path, ["not a record"])
    features = FeatureCollection.model_validate_json(path.read_bytes()).features
    assert len(features) == len(hostile)
    with pytest.raises(ValueError, match="features"):
        FeatureCollection.model_validate_json(b'{"type": "FeatureCollection"}')
