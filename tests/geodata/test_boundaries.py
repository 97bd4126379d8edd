import csv
from importlib import resources

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from articles.toponyms import PlaceKind
from geodata.boundaries import Boundaries, Region
from geodata.places import Place


@pytest.fixture(scope="module")
def boundaries() -> Boundaries:
    return Boundaries.open()


def place(name: str, country: str | None, kind: PlaceKind = PlaceKind.ADMIN1) -> Place:
    return Place("test", name, kind, 0.0, 0.0, country, name, None, 1.0)


def rows_of_regions() -> list[dict[str, str]]:
    path = resources.files("geodata") / "data" / "regions.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    return [*csv.DictReader(line for line in lines if not line.startswith("#"))]


def test_there_are_all_regions_of_ukraine_and_russia():
    countries = [row["country"] for row in rows_of_regions()]
    assert countries.count("UA") == 27
    assert countries.count("RU") == 83


# Natural Earth 4.1 has them as parts of the regions that they were before (Beqaa, Orientale, Katanga), or has only
# the smaller parts that they are made of (Burkina Faso).
YOUNGER_THAN_THE_SOURCE = {
    "iso:LB-BH",
    "iso:CD-IT",
    "region:sd-west-kordofan",
    "region:af-parwan",
    "region:lb-akkar",
    "region:lb-north",
    "region:cd-haut-uele",
    "region:cd-bas-uele",
    "region:cd-tshopo",
    "region:cd-tanganyika",
    "region:cd-haut-katanga",
    "region:cd-haut-lomami",
    "region:cd-lualaba",
    "region:cd-kasai",
    "region:cd-kasai-central",
    "region:cd-mai-ndombe",
    "region:cd-kwilu",
    "region:ml-menaka",
    "region:bf-sahel",
    "region:bf-est",
    "region:bf-centre-nord",
    "region:bf-nord",
    "region:bf-boucle-du-mouhoun",
    "region:bf-hauts-bassins",
    "region:bf-cascades",
    "region:bf-centre-est",
    "region:bf-centre-ouest",
    "region:so-sool",
    "region:et-sidama",
    "region:in-ladakh",
    "region:in-telangana",
    "region:ke-garissa",
    "region:ke-mandera",
    "region:ke-lamu",
    "region:ke-wajir",
    "region:id-central-papua",
    "region:id-highland-papua",
}


@pytest.mark.parametrize(
    "row", [row for row in rows_of_regions() if row["id"] not in YOUNGER_THAN_THE_SOURCE], ids=lambda row: row["id"]
)
def test_each_region_of_the_gazetteer_has_a_polygon_at_its_main_city(boundaries, row):
    polygon = boundaries.polygon(place(row["name"], row["country"]))
    assert polygon is not None
    main_city = shapely.Point(float(row["longitude"]), float(row["latitude"]))
    assert polygon.distance(main_city) < 0.5


@pytest.mark.parametrize(
    ("longitude", "latitude", "country", "admin1"),
    [
        (34.10, 44.95, "UA", "Crimea"),  # Simferopol
        (33.37, 45.19, "UA", "Crimea"),  # Yevpatoria
        (36.47, 45.36, "UA", "Crimea"),  # Kerch
        (33.52, 44.60, "UA", "Sevastopol"),
        (34.80, 46.17, "UA", "Kherson Oblast"),  # Henichesk
        (30.52, 50.45, "UA", "Kyiv"),
        (30.12, 49.80, "UA", "Kyiv Oblast"),  # Bila Tserkva
        (37.80, 48.02, "UA", "Donetsk Oblast"),
        (30.73, 46.48, "UA", "Odesa Oblast"),
        (30.76, 46.49, "UA", "Odesa Oblast"),  # the quays of the port
        (36.58, 50.60, "RU", "Belgorod Oblast"),
        (37.77, 44.72, "RU", "Krasnodar Krai"),  # Novorossiysk
        (37.62, 55.75, "RU", "Moscow"),
        (44.06, 9.56, "SO", "Somaliland"),
        (34.45, 31.50, "PS", "Gaza Strip"),
    ],
)
def test_region_of_a_point(boundaries, longitude, latitude, country, admin1):
    assert boundaries.region(longitude, latitude) == Region(country, admin1)


@pytest.mark.parametrize(("longitude", "latitude"), [(31.5, 44.0), (35.9, 46.0), (45.0, 12.2), (0.0, 0.0)])
def test_no_region_at_sea(boundaries, longitude, latitude):
    assert boundaries.region(longitude, latitude) is None


@pytest.mark.parametrize(
    ("one", "other", "country"),
    [
        ("Kharkiv Oblast", "Kharkiv", "UA"),
        ("Crimea", "Autonomous Republic of Crimea", "UA"),
        ("Saint Petersburg", "St. Petersburg", "RU"),
        ("Tatarstan", "Republic of Tatarstan", "RU"),
        ("Krasnodar Krai", "krasnodar krai", "RU"),
    ],
)
def test_other_names_find_the_same_polygon(boundaries, one, other, country):
    assert boundaries.polygon(place(one, country)) == boundaries.polygon(place(other, country))


def test_a_name_that_could_be_two_regions_is_told_apart_by_its_type(boundaries):
    oblast, city = (boundaries.polygon(place(name, "UA")) for name in ("Kyiv Oblast", "Kyiv"))
    krai, republic = (boundaries.polygon(place(name, "RU")) for name in ("Altai Krai", "Altai Republic"))
    assert oblast.area > 10 * city.area
    assert krai.disjoint(republic.representative_point())


@pytest.mark.parametrize(
    "nowhere",
    [
        place("Kharkiv", "UA", PlaceKind.SETTLEMENT),
        place("Donbas", "UA", PlaceKind.COUNTRY_PART),
        place("Black Sea", None, PlaceKind.WATER),
        place("Ruritania Oblast", "UA"),
        place("Baalbek-Hermel Governorate", "LB"),
        place("Ukraine", "ZZ", PlaceKind.COUNTRY),
    ],
)
def test_no_polygon_where_there_is_none(boundaries, nowhere):
    assert boundaries.polygon(nowhere) is None


def test_ukraine_is_whole_and_russia_is_without_crimea(boundaries):
    ukraine, russia = (boundaries.polygon(place(code, code, PlaceKind.COUNTRY)) for code in ("UA", "RU"))
    for longitude, latitude in ((34.10, 44.95), (33.54, 44.59), (36.39, 45.35), (37.80, 48.02), (22.29, 48.62)):
        assert ukraine.contains(shapely.Point(longitude, latitude))
        assert not russia.contains(shapely.Point(longitude, latitude))
    parts = shapely.get_parts(ukraine)
    assert len(shapely.get_rings(parts)) == len(parts), "no gap between oblasts"


def test_neighbours_share_their_border(boundaries):
    names = [row["name"] for row in rows_of_regions() if row["country"] == "UA"]
    shapes = [boundaries.polygon(place(name, "UA")) for name in names]
    assert all(shapely.is_valid(shapes))
    assert shapely.coverage_is_valid(shapes)


POINTS = [(34.10, 44.95), (30.76, 46.49), (31.5, 44.0), (37.62, 55.75), (34.45, 31.50), (0.0, 0.0), (36.47, 45.36)]


def test_regions_of_many_points_are_those_of_each(boundaries):
    index = [f"point {number}" for number in range(len(POINTS))]
    points = gpd.GeoSeries(gpd.points_from_xy(*zip(*POINTS, strict=True)), index=index, crs="EPSG:4326")
    found = boundaries.regions(points)
    assert list(found.index) == index
    for (longitude, latitude), (country, admin1) in zip(POINTS, found.itertuples(index=False), strict=True):
        one = boundaries.region(longitude, latitude)
        assert (None if pd.isna(country) else (country, admin1)) == (one and (one.country, one.admin1))


def test_regions_take_points_of_any_crs_and_leave_out_those_that_are_nowhere(boundaries):
    points = gpd.GeoSeries([shapely.Point(30.52, 50.45), shapely.Point(), None], crs="EPSG:4326")
    for told in (points, points.to_crs("EPSG:3857")):
        found = boundaries.regions(told)
        assert found.loc[0].to_list() == ["UA", "Kyiv"]
        assert found.loc[1:].isna().all(axis=None)
    assert boundaries.regions(points[:0]).empty


def rows_of_parts() -> list[dict[str, str]]:
    lines = (resources.files("geodata") / "data" / "part_regions.csv").read_text(encoding="utf-8").splitlines()
    return [*csv.DictReader(line for line in lines if not line.startswith("#"))]


@pytest.mark.parametrize("row", rows_of_parts(), ids=lambda row: row["id"])
def test_a_part_made_of_regions_holds_its_own_point(boundaries, gazetteer, row):
    part = gazetteer.place(row["id"])
    assert part is not None
    assert all(boundaries.polygon(place(name, part.country)) is not None for name in row["regions"].split("; "))
    polygon = boundaries.polygon(part)
    assert shapely.is_valid(polygon)
    assert polygon.distance(shapely.Point(part.longitude, part.latitude)) < 0.1


@given(longitude=st.floats(-180, 180), latitude=st.floats(-90, 90))
def test_a_region_has_a_polygon_near_the_point(boundaries, longitude, latitude):
    region = boundaries.region(longitude, latitude)
    if region is not None and region.country in {"UA", "RU"} and region.admin1 is not None:
        polygon = boundaries.polygon(place(region.admin1, region.country))
        assert polygon.distance(shapely.Point(longitude, latitude)) <= 0.03
