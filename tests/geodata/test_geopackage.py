"""GeoPackage: QGIS opens each layer with its style, and plays it."""

import json
import shutil
import sqlite3
import subprocess
from contextlib import closing

import geopandas as gpd
import pyogrio
import pytest

from geodata.boundaries import Boundaries
from geodata.events import event_of
from geodata.formats import with_claims, write
from geodata.frames import event_frame
from geodata.geopackage import LAYERS

# As QGIS itself does when a layer is added, and when its temporal controller plays it, a day a frame.
OPENED_BY_QGIS = """
import json
import os
import sys
from qgis.core import (
    QgsApplication, QgsDateTimeRange, QgsExpression, QgsExpressionContext, QgsExpressionContextUtils,
    QgsFeatureRequest, QgsInterval, QgsProject, QgsTemporalNavigationObject, QgsTemporalUtils, QgsUnitTypes,
    QgsVectorLayer, QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QDate, QDateTime
application = QgsApplication([], False)
application.initQgis()
first, last = (QDateTime(QDate.fromString(day, "yyyy-MM-dd")) for day in sys.argv[2:])
controller = QgsTemporalNavigationObject()
controller.setTemporalExtents(QgsDateTimeRange(first, last))
controller.setFrameDuration(QgsInterval(1, QgsUnitTypes.TemporalDays))
for name in ("points", "rings", "areas"):
    layer = QgsVectorLayer(f"{sys.argv[1]}|layername={name}", name, "ogr")
    layer.loadDefaultStyle()
    time = layer.temporalProperties()
    around = QgsVectorLayerTemporalContext()
    around.setLayer(layer)
    frames = {}
    for number in range(controller.totalFrameCount()):
        frame = controller.dateTimeRangeForFrameNumber(number)
        wanted = QgsExpression(time.createFilterString(around, frame))
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        found = layer.getFeatures(QgsFeatureRequest(wanted, context))  # by SQL where QGIS can
        evaluated = []
        for feature in layer.getFeatures():
            context.setFeature(feature)
            if wanted.evaluate(context):
                evaluated.append(feature["event_id"])
        shown = sorted(feature["event_id"] for feature in found)
        assert shown == sorted(evaluated), (shown, evaluated)
        frames[frame.begin().toString("yyyy-MM-dd")] = shown
    project = QgsProject()
    project.addMapLayer(layer)
    extent = QgsTemporalUtils.calculateTemporalRangeForProject(project)
    print(json.dumps({
        "layer": name,
        "rows": layer.featureCount(),
        "plays": time.isActive(),
        "drawn": layer.renderer().symbol().symbolLayer(0).layerType(),
        "days": [day.toString("yyyy-MM-dd") for day in (extent.begin(), extent.end())],
        "frames": frames,
    }))
sys.stdout.flush()
os._exit(0)  # at its own end QGIS may fall over layers that are still open
"""


@pytest.fixture
def file(tell, tmp_path):
    told = [
        tell("1", at=("Odesa",)),
        tell("2", at=("Kharkiv Oblast",)),
        tell("3", at=("Odesa",), on="2025-05-01"),
        tell("4", at=()),
    ]
    path = tmp_path / "events.gpkg"
    write(event_frame([event_of([one]) for one in told], Boundaries.open()), path, ["not a record"])
    return path


def test_layers_part_events_by_how_exactly_a_place_is_known(file):
    assert len(gpd.read_file(file, layer="events")) == 4
    points, areas, rings = (gpd.read_file(file, layer=name) for name in ("points", "areas", "rings"))
    assert sorted(points["place_name"]) == ["Odesa", "Odesa"]
    assert set(points.geom_type) == {"Point"}
    assert list(areas["place_name"]) == ["Kharkiv Oblast"]
    assert set(areas.geom_type) == {"MultiPolygon"}
    assert rings.empty
    assert points["date_start"].notna().all()


def test_each_layer_has_one_style_and_the_attribution(file):
    with closing(sqlite3.connect(file)) as database:
        styles = database.execute("SELECT f_table_name, useAsDefault FROM layer_styles").fetchall()
        said = dict(database.execute("SELECT table_name, description FROM gpkg_contents"))
    assert dict(styles) == dict.fromkeys(LAYERS, 1)
    assert len(styles) == len(LAYERS)
    assert all("not a record" in said[name] for name in LAYERS)


@pytest.fixture
def opened_by_qgis():
    python = shutil.which("python3", path="/usr/bin")
    if (
        python is None
        or subprocess.run([python, "-c", "import qgis.core"], capture_output=True, check=False).returncode
    ):
        pytest.skip("NOT TESTED: the layers in QGIS; install it: apt install python3-qgis")

    def opened(file, first="2025-04-11", last="2025-04-17", zone="UTC"):
        surroundings = {"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin", "HOME": str(file.parent), "TZ": zone}
        command = [python, "-c", OPENED_BY_QGIS, str(file), first, last]
        ran = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        return {layer.pop("layer"): layer for layer in map(json.loads, ran.stdout.splitlines())}

    return opened


def test_claims_are_a_layer_with_sentence_source_article_and_place(tell, tmp_path):
    several = event_of([tell("a/1", at=("Odesa", "Reni"), killed=(3, None)), tell("b/1", at=(), quote="Sirens.")])
    other = event_of([tell("c/1")])
    path = tmp_path / "events.gpkg"
    boundaries = Boundaries.open()
    others = with_claims(lambda: [several, other], boundaries)
    write(event_frame([several], boundaries), path, ["not a record"], others=others)
    claims = gpd.read_file(path, layer="claims")
    assert list(claims["event_id"]) == ["a/1", "a/1"]
    assert list(claims["claim_id"]) == ["a/1", "b/1"]
    assert list(claims["quote"]) == ["Two missiles struck Sumy.", "Sirens."]
    assert list(claims["path"]) == ["a.txt", "b.txt"]
    assert list(claims["place_name"].fillna("")) == ["Odesa; Reni", ""]
    assert list(claims["killed_low"].fillna(-1)) == [3, -1]
    assert list(claims.geom_type.fillna("")) == ["MultiPoint", ""]
    assert claims.crs == "EPSG:4326"
    assert pyogrio.read_info(path, layer="claims")["layer_metadata"]["attribution"].startswith("not a record")
    info = pyogrio.read_info(path, layer="claims")
    days = {name for name, kind in zip(info["fields"], info["dtypes"], strict=True) if kind == "datetime64[D]"}
    assert days == {"published", "date_start", "date_end"}
    assert len(gpd.read_file(path, layer="points")) == 2


def test_qgis_draws_and_plays_the_layers_at_once(file, opened_by_qgis):
    layers = opened_by_qgis(file)
    assert {name: layer["drawn"] for name, layer in layers.items()} == {
        "points": "SimpleMarker",
        "rings": "SimpleFill",
        "areas": "LinePatternFill",
    }
    assert all(layer["plays"] for layer in layers.values())
    assert {name: layer["rows"] for name, layer in layers.items()} == {"points": 2, "rings": 0, "areas": 1}
    assert layers["points"]["days"] == ["2025-04-13", "2025-05-01"]


@pytest.mark.parametrize("zone", ["Europe/Kyiv", "America/Los_Angeles"])
def test_a_day_played_by_qgis_shows_what_happened_on_it_and_nothing_else(tell, tmp_path, opened_by_qgis, zone):
    told = {
        "day": "2025-04-13",
        "next": "2025-04-14",
        "night": ("2025-04-13", "2025-04-14"),
        "span": ("2025-04-12", "2025-04-15"),
        "before": (None, "2025-04-13"),
    }
    places = {"points": "Odesa", "rings": "Yunakivka", "areas": "Kharkiv Oblast"}
    events = [event_of([tell(f"{day}/1", at=(name,), on=on)]) for name in places.values() for day, on in told.items()]
    path = tmp_path / "events.gpkg"
    write(event_frame(events, Boundaries.open()), path)
    played = opened_by_qgis(path, zone=zone)
    shown = {
        "2025-04-11": ["before/1"],
        "2025-04-12": ["before/1", "span/1"],
        "2025-04-13": ["before/1", "day/1", "night/1", "span/1"],
        "2025-04-14": ["next/1", "night/1", "span/1"],
        "2025-04-15": ["span/1"],
        "2025-04-16": [],
    }
    for name in places:
        frames = {day: played[name]["frames"][day] for day in shown}
        assert frames == shown, name
        assert played[name]["days"] == ["2025-04-12", "2025-04-15"]
