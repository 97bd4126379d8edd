"""Rows: whatever is read, in any script and with any gap, comes out of the tables as it went in."""

from dataclasses import replace
from datetime import date
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import Source
from articles.casualties import Count
from articles.claims import Recency, Status, Weapon
from articles.dates import DatedBy, Period
from articles.toponyms import PlaceKind
from geodata.places import Place
from geodata.records import EventRecord
from geodata.store import Store

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
WORDS = TEXTS.filter(str.strip)
NUMBERS = st.none() | st.integers(0, 10**9)
COUNTS = st.none() | st.builds(Count, NUMBERS, NUMBERS, TEXTS)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
PERIODS = st.builds(Period, st.none() | DAYS, DAYS)
WEAPONS = st.dictionaries(st.sampled_from(Weapon), NUMBERS)
PLACES = st.builds(
    Place,
    id=st.just(""),
    name=TEXTS,
    kind=st.sampled_from(PlaceKind),
    longitude=st.floats(-180, 180),
    latitude=st.floats(-90, 90),
    country=st.none() | st.just("UA"),
    admin1=st.none() | TEXTS,
    admin2=st.none() | TEXTS,
    radius_km=st.floats(0, 1e4),
    population=st.integers(0, 10**9),
)
RECORDS = st.builds(
    EventRecord,
    id=st.just(""),
    table=TEXTS,
    source=TEXTS,
    licence=st.none() | TEXTS,
    period=PERIODS,
    place=st.none() | PLACES,
    weapons=WEAPONS,
    killed=COUNTS,
    injured=COUNTS,
    raw=st.dictionaries(TEXTS, TEXTS),
)
NEW = count()


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("rows") / "events.sqlite") as opened:
        yield opened


CLAIMED = {
    "period": PERIODS,
    "weapons": WEAPONS,
    "killed": COUNTS,
    "injured": COUNTS,
    "status": st.sampled_from(Status),
    "recency": st.sampled_from(Recency),
    "dated_by": st.sampled_from(DatedBy),
}
SOURCES = st.builds(Source, TEXTS, st.none() | TEXTS, st.none() | TEXTS, st.none() | TEXTS)


@settings(max_examples=40)
@given(source=SOURCES, quote=WORDS, place=PLACES, claimed=st.fixed_dictionaries(CLAIMED))
def test_any_article_comes_back(store, read_of, source, quote, place, claimed):
    number = next(NEW)
    read = read_of(f"a{number}", source=source, quote=quote)
    (claim,) = read.reading.claims
    told = replace(claim, **claimed)
    place = replace(place, id=f"x:{number}")
    found = {toponym: replace(one, place=one.place and place) for toponym, one in read.georeferences.items()}
    read = replace(read, reading=replace(read.reading, claims=(told,)), georeferences=found)
    assert store.add(read)
    assert store.article(read.article.id) == read


@settings(max_examples=40)
@given(record=RECORDS)
def test_any_record_comes_back(store, record):
    number = next(NEW)
    record = replace(record, id=f"{number}", place=record.place and replace(record.place, id=f"x:{number}"))
    assert store.add_records([record]) == 1
    assert [told.raw for told in store.records() if told == record] == [record.raw]
