"""Conversion: what is known stands in the columns of ACLED and UCDP, the rest stays empty, and both come back."""

import pandas as pd
import pytest
import shapely

from geodata.boundaries import Boundaries
from geodata.conversion import converted
from geodata.events import event_of
from geodata.formats import with_columns, write
from geodata.frames import event_frame, totals
from geodata.layouts import layout
from geodata.places import AREAS
from geodata.recordcoding import Ignored
from geodata.records import EventRecord
from geodata.recordtables import read_records

STRIKE, SHELLING = "Air/drone strike", "Shelling/artillery/missile attack"
REMOTE = "Remote explosive/landmine/IED"


@pytest.fixture(scope="module")
def boundaries():
    return Boundaries.open()


@pytest.fixture
def rows(tell, boundaries):
    """Convert events, each of one claim that is told in a few words, and return the rows."""

    def convert(name, *told):
        events = [event_of([tell(f"{number}/1", **claim)]) for number, claim in enumerate(told)]
        table = converted(event_frame(events, boundaries), name)
        return table.astype(object).where(table.notna(), None).to_dict("records")

    return convert


@pytest.mark.parametrize(
    ("on", "day", "acled", "ucdp"),
    [
        ("2025-04-13", "2025-04-13", "1", "1"),
        (("2025-04-13", "2025-04-14"), "2025-04-13", "2", "2"),
        (("2025-04-08", "2025-04-13"), "2025-04-10", "2", "2"),
        (("2025-04-07", "2025-04-13"), "2025-04-10", "2", "3"),
        (("2025-04-01", "2025-04-30"), "2025-04-15", "3", "4"),
        (("2025-01-01", "2025-03-31"), "2025-02-14", None, "5"),
        (("2022-02-24", "2025-03-31"), "2023-09-12", None, None),
        ((None, "2025-04-13"), "2025-04-13", None, None),
    ],
)
def test_a_day_keeps_how_exactly_it_is_known(rows, on, day, acled, ucdp):
    (row,) = rows("acled", {"on": on})
    assert (row["event_date"], row["year"], row["time_precision"]) == (day, int(day[:4]), acled)
    (row,) = rows("ucdp", {"on": on})
    first, last = (on, on) if isinstance(on, str) else on
    assert (row["date_start"], row["date_end"], row["date_prec"]) == (first, last, ucdp)


@pytest.mark.parametrize(
    ("place", "acled", "ucdp"),
    [
        ("Port of Reni", "1", "1"),
        ("Sumy", "1", "1"),
        ("Yunakivka", "2", "2"),
        ("Kharkiv Oblast", "3", "4"),
        ("Sea of Azov", "3", "7"),
    ],
)
def test_a_place_keeps_how_exactly_it_is_known(rows, place, acled, ucdp):
    (row,) = rows("acled", {"at": (place,)})
    assert (row["location"], row["geo_precision"]) == (place, acled)
    assert 44 < row["latitude"] < 52
    (row,) = rows("ucdp", {"at": (place,)})
    assert (row["where_coordinates"], row["where_prec"]) == (place, ucdp)
    assert shapely.from_wkt(row["geom_wkt"]).coords[0] == (row["longitude"], row["latitude"])


@pytest.mark.parametrize(
    ("kind", "name", "acled", "ucdp"),
    [
        ("district", "Kupiansk Raion", "2", "3"),
        ("district", "Saltivskyi District", "2", "2"),
        ("country_part", "Donbas", "3", "5"),
    ],
)
def test_a_part_of_a_town_is_no_raion(tell, boundaries, kind, name, acled, ucdp):
    frame = event_frame([event_of([tell(at=("Kharkiv Oblast",))])], boundaries)
    frame["place_kind"], frame["place_name"], frame["admin2"] = kind, name, "Kupiansk Raion"
    assert converted(frame, "acled")["geo_precision"].tolist() == [acled]
    assert converted(frame, "ucdp")["where_prec"].tolist() == [ucdp]


@pytest.mark.parametrize(
    ("weapons", "type_", "sub_type"),
    [
        ({"missile": 2}, "Explosions/Remote violence", SHELLING),
        ({"missile": 2, "drone": 7}, "Explosions/Remote violence", STRIKE),
        ({"bomb": None}, "Explosions/Remote violence", STRIKE),
        ({"artillery": None}, "Explosions/Remote violence", SHELLING),
        ({"rocket": None}, "Explosions/Remote violence", SHELLING),
        ({"mortar": None}, "Explosions/Remote violence", SHELLING),
        ({"naval": None}, "Explosions/Remote violence", SHELLING),
        ({"mine": 1}, "Explosions/Remote violence", REMOTE),
        ({"explosive": 1}, "Explosions/Remote violence", REMOTE),
        ({"small_arms": None}, "Battles", "Armed clash"),
        ({"unknown": None}, None, None),
    ],
)
def test_weapons_tell_the_type_and_where_none_does_it_is_empty(rows, weapons, type_, sub_type):
    (row,) = rows("acled", {"weapons": weapons})
    assert (row["disorder_type"], row["event_type"], row["sub_event_type"]) == ("Political violence", type_, sub_type)


@pytest.mark.parametrize(
    ("status", "begins"),
    [("reported", "Wire: "), ("claimed", "Claimed: Wire: "), ("denied", "Denied: Wire: ")],
)
def test_a_claim_is_not_passed_on_as_a_report(rows, status, begins):
    (row,) = rows("acled", {"status": status})
    assert row["notes"] == f"{begins}Two missiles struck Sumy."
    (row,) = rows("ucdp", {"status": status})
    assert row["source_article"] == f"{begins}Two missiles struck Sumy."


def test_what_was_shot_down_is_disrupted_weapons_use(rows):
    (row,) = rows("acled", {"status": "intercepted"})
    assert (row["event_type"], row["sub_event_type"]) == ("Strategic developments", "Disrupted weapons use")
    assert row["notes"].startswith("Interception: ")


def test_country_source_and_id_are_told(rows):
    row, _ = rows("acled", {"at": ("Kyiv", "Odesa")})
    assert (row["iso"], row["country"], row["admin1"], row["source"]) == (804, "Ukraine", "Kyiv", "Wire")
    assert row["event_id_cnty"] == "0/1:geonames:703448"
    (row,) = rows("ucdp", {"at": ("Sea of Azov",)})
    assert (row["country"], row["adm_1"], row["id"], row["number_of_sources"]) == (None, None, "0/1", 1)


@pytest.mark.parametrize(
    ("killed", "told"),
    [((30, None), (30, None)), ((8, 11), (8, 11)), ((5, 5), (5, 5)), ((None, 12), (None, 12)), (None, (None, None))],
)
def test_a_toll_is_told_once_an_event_and_never_made_up(rows, killed, told):
    for name, low, high in (("ucdp", "low", "high"), ("acled", "fatalities", None)):
        first, second = rows(name, {"at": ("Kyiv", "Odesa"), "killed": killed})
        assert first[low] == told[0]
        assert high is None or first[high] == told[1]
        assert second[low] is None


def test_the_dead_of_a_file_are_those_of_the_events(tell, boundaries):
    day = {"on": "2025-04-13", "killed": (3, 3)}
    over = [event_of([tell("a/1", at=("Kyiv", "Odesa"), **day | {"killed": (5, 5)})])]
    parts = [event_of([tell("b/1", at=("Kyiv",), **day)]), event_of([tell("c/1", at=("Odesa",), **day)])]
    frame = event_frame([*over, *parts], boundaries)
    assert converted(frame, "acled")["fatalities"].sum() == totals(frame).killed_low


@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_what_nobody_told_stays_empty(rows, name):
    (row,) = rows(name, {"at": (), "on": (None, "2025-04-13"), "weapons": {"unknown": None}})
    told = {column for column, value in row.items() if value is not None}
    ucdp = {"id", "year", "number_of_sources", "source_article", "source_office", "date_end"}
    acled = {"event_id_cnty", "event_date", "year", "disorder_type", "source", "notes"}
    assert told == {"acled": acled, "ucdp": ucdp}[name]


@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_a_table_without_rows_has_its_columns(name):
    assert tuple(converted(event_frame([]), name).columns) == tuple(layout(name))


@pytest.fixture(scope="module")
def told(tell):
    """Events that the columns of both data sets can tell."""
    return [
        event_of([tell("a/1", at=("Kyiv",), killed=(30, None))]),
        event_of([tell("b/1", at=("Port of Reni",), on="2025-04-14")]),
        event_of([tell("c/1", at=("Kharkiv Oblast",), on=("2025-04-07", "2025-04-13"), killed=(8, 11))]),
        event_of([tell("d/1", at=("Sea of Azov",), on=("2025-04-01", "2025-04-30"), weapons={"unknown": None})]),
        event_of([tell("e/1", at=("Yunakivka",), weapons={"small_arms": None}, killed=(1, 1))]),
        event_of([tell("f/1", at=("Sumy",), weapons={"explosive": 1})]),
    ]


@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_our_own_file_comes_back_as_the_same_events(told, boundaries, gazetteer, tmp_path, name):
    frame = event_frame(told, boundaries)
    path = tmp_path / f"{name}.csv"
    write(frame, path, ["not a record"], others=with_columns(name))
    records = list(read_records(path, name, gazetteer))
    assert all(isinstance(record, EventRecord) for record in records)
    assert [record.id for record in records] == [event.id for event in told]
    assert [record.period for record in records] == [event.period for event in told]
    for record, event, shape in zip(records, told, frame.geometry, strict=True):
        (place,) = event.places
        assert (record.place.name, record.place.country) == (place.name, place.country)
        assert (record.place.kind in AREAS) == (place.kind in AREAS)
        assert shape.distance(shapely.Point(record.place.longitude, record.place.latitude)) < 0.7
        assert (record.killed and record.killed.low) == (event.killed and event.killed.low)
    if name == "ucdp":
        ends = [record.killed and record.killed.high for record in records]
        assert ends == [event.killed and event.killed.high for event in told]
    else:
        assert {*records[4].weapons} == {*told[4].weapons}
        assert {*records[5].weapons} == {*told[5].weapons}


@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_a_row_without_a_place_is_ignored_by_name_when_it_comes_back(tell, gazetteer, tmp_path, name):
    path = tmp_path / "events.csv"
    write(event_frame([event_of([tell(at=())])]), path, others=with_columns(name))
    assert list(read_records(path, name, gazetteer)) == [Ignored("no place")]


def test_cells_of_another_layout_are_no_formulas_either(tell, tmp_path):
    path = tmp_path / "events.csv"
    frame = event_frame([event_of([tell(quote='=HYPERLINK("x")')])])
    frame["quotes"] = "=1+1"
    write(frame, path, others=with_columns("acled"))
    assert pd.read_csv(path)["notes"].tolist() == ["'=1+1"]
