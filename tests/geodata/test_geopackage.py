"""GeoPackage: QGIS opens each layer with its style, and plays it."""

import shutil
import sqlite3
import subprocess
from contextlib import closing

import geopandas as gpd
import pytest

from geodata.boundaries import Boundaries
from geodata.events import event_of
from geodata.formats import write
from geodata.frames import event_frame
from geodata.geopackage import LAYERS

# As QGIS itself does when a layer is added.
OPENED_BY_QGIS = """
import os
import sys
from qgis.core import QgsApplication, QgsVectorLayer
application = QgsApplication([], False)
application.initQgis()
for name in sys.argv[2:]:
    layer = QgsVectorLayer(f"{sys.argv[1]}|layername={name}", name, "ogr")
    layer.loadDefaultStyle()
    time = layer.temporalProperties()
    symbol = layer.renderer().symbol()
    drawn = symbol.symbolLayer(0).layerType()
    print(name, layer.featureCount(), time.isActive(), time.startField(), time.endField(), drawn)
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


def test_qgis_draws_and_plays_the_layers_at_once(file):
    python = shutil.which("python3", path="/usr/bin")
    if (
        python is None
        or subprocess.run([python, "-c", "import qgis.core"], capture_output=True, check=False).returncode
    ):
        pytest.skip("NOT TESTED: the layers in QGIS; install it: apt install python3-qgis")
    surroundings = {"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin", "HOME": str(file.parent)}
    command = [python, "-c", OPENED_BY_QGIS, str(file), "points", "areas", "rings"]
    ran = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == [
        "points 2 True date_start date_end SimpleMarker",
        "areas 1 True date_start date_end LinePatternFill",
        "rings 0 True date_start date_end SimpleFill",
    ]
