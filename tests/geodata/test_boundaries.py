import csv
import sqlite3
from dataclasses import replace
from importlib import resources

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from articles.toponyms import PlaceKind
from geodata import compilation
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


# Natural Earth 4.1 draws them inside the regions that they were split from (Beqaa, North Lebanon, Orientale, Katanga,
# Gao, Somaliland, North-Eastern Province), and a region is never drawn as that. Vatican City is too small for it.
WITHOUT_OUTLINE = {
    "iso:VA": "Vatican",
    "iso:LB-BH": "Baalbek-Hermel Governorate",
    "iso:CD-IT": "Ituri",
    "region:sd-west-kordofan": "West Kordofan",
    "region:lb-akkar": "Akkar Governorate",
    "region:lb-north": "North Governorate",
    "region:cd-haut-uele": "Haut-Uele",
    "region:cd-bas-uele": "Bas-Uele",
    "region:cd-tshopo": "Tshopo",
    "region:cd-tanganyika": "Tanganyika Province",
    "region:cd-haut-katanga": "Haut-Katanga",
    "region:cd-haut-lomami": "Haut-Lomami",
    "region:cd-lualaba": "Lualaba",
    "region:cd-kasai": "Kasai",
    "region:cd-kasai-central": "Kasai-Central",
    "region:cd-mai-ndombe": "Mai-Ndombe",
    "region:cd-kwilu": "Kwilu",
    "region:ml-menaka": "Ménaka Region",
    "region:so-sool": "Sool",
    "region:et-sidama": "Sidama Region",
    "region:in-ladakh": "Ladakh",
    "region:in-telangana": "Telangana",
    "region:ke-garissa": "Garissa County",
    "region:ke-mandera": "Mandera County",
    "region:ke-lamu": "Lamu County",
    "region:ke-wajir": "Wajir County",
    "region:id-central-papua": "Central Papua",
    "region:id-highland-papua": "Highland Papua",
}


def test_all_countries_and_regions_have_a_polygon_but_those_that_the_source_does_not_draw(boundaries, gazetteer):
    with sqlite3.connect(compilation.index_path()) as index:
        rows = index.execute("SELECT id FROM place WHERE kind IN ('country', 'admin1') AND positioned").fetchall()
    index.close()
    places = [gazetteer.place(row[0]) for row in rows]
    assert {place.id: place.name for place in places if boundaries.polygon(place) is None} == WITHOUT_OUTLINE


@pytest.mark.parametrize(
    ("code", "longitude", "latitude", "parent"),
    [
        ("GP", -61.53, 16.24, "FR"),  # Pointe-à-Pitre
        ("MQ", -61.06, 14.61, "FR"),  # Fort-de-France
        ("GF", -52.33, 4.93, "FR"),  # Cayenne
        ("RE", 55.45, -20.89, "FR"),  # Saint-Denis
        ("YT", 45.19, -12.8, "FR"),
        ("BQ", -68.27, 12.15, "NL"),  # Kralendijk
        ("SJ", 15.63, 78.22, "NO"),  # Longyearbyen
        ("CX", 105.68, -10.43, "AU"),
    ],
)
def test_a_country_far_from_the_one_that_it_belongs_to_has_its_own_polygon(
    boundaries, code, longitude, latitude, parent
):
    own, other = (boundaries.polygon(place(name, name, PlaceKind.COUNTRY)) for name in (code, parent))
    town = shapely.Point(longitude, latitude)
    assert own.distance(town) < 0.05
    assert not own.intersects(other)


@pytest.mark.parametrize(
    ("region", "longitude", "latitude"),
    [("bf-sahel", -1.63, 14.10), ("bf-est", 1.79, 12.07), ("bf-nord", -2.42, 13.58), ("bf-cascades", -4.75, 10.64)],
)  # Djibo, Diapaga, Ouahigouya, Banfora
def test_a_region_without_an_outline_of_its_own_is_drawn_as_its_provinces(
    boundaries, gazetteer, region, longitude, latitude
):
    polygon = boundaries.polygon(gazetteer.place(f"region:{region}"))
    assert polygon.distance(shapely.Point(longitude, latitude)) < 0.03


def test_regions_to_which_the_source_gives_one_name_are_told_apart(boundaries):
    panjshir, parwan = (boundaries.polygon(place(name, "AF")) for name in ("Panjshir", "Parwan"))
    assert panjshir.contains(shapely.Point(69.72, 35.45))
    assert parwan.contains(shapely.Point(69.1, 35.05))


@pytest.mark.parametrize(
    "row", [row for row in rows_of_regions() if row["id"] not in WITHOUT_OUTLINE], ids=lambda row: row["id"]
)
def test_each_region_of_the_gazetteer_has_a_polygon_at_its_main_city(boundaries, row):
    polygon = boundaries.polygon(replace(place(row["name"], row["country"]), id=row["id"]))
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
