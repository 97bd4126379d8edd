"""Deposits: what is laid down in the store's tables, and what stays as it was."""

from dataclasses import replace

from sqlalchemy import select

from geodata import deposits, tables
from geodata.store import Store


def test_a_place_keeps_the_values_under_which_it_was_stored_first(tmp_path, places):
    sumy = places["Sumy"]
    with Store.open(tmp_path / "events.sqlite") as store, store._writing() as connection:
        deposits.insert_places(connection, [sumy, sumy])
        deposits.insert_places(connection, [replace(sumy, name="Another name")])
        assert connection.execute(select(tables.place.c.name)).scalars().all() == ["Sumy"]
