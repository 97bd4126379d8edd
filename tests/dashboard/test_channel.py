"""The channel takes what the map sent and answers what it asked, once."""

import json
from datetime import date

import pytest
import streamlit as st

from dashboard import channel
from dashboard.channel import Report
from dashboard.publication import publish

MAY = (date(2024, 5, 1), date(2024, 5, 31))


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, Report()),
        ({}, Report()),
        ({"serial": 2, "window": [19844, 19874], "picked": None}, Report(MAY, None, 2)),
        ({"serial": 3, "window": None, "picked": "wave"}, Report(None, "wave", 3)),
    ],
)
def test_a_report_is_what_the_map_sent(monkeypatch, value, told):
    monkeypatch.setattr(st, "session_state", {"map": value})
    assert channel.report("map") == told


def test_what_the_map_asks_about_is_looked_up_once(frame, tmp_path, monkeypatch):
    asked: list[str] = []

    class Told(dict[str, dict[str, str]]):
        def get(self, event: str, default: object = None) -> object:
            asked.append(event)
            return {"heading": event}

    state = {"map": {"serial": 3, "window": None, "picked": None, "asked": [1, 0]}}
    monkeypatch.setattr(st, "session_state", state)
    published = publish(frame, folder=tmp_path)
    first, again = (channel.answer("map", published, Told()) for _ in range(2))
    assert first == again
    assert first["events"] == [1, 0]
    assert asked == [published.events[1], published.events[0]]
    assert json.loads((tmp_path / first["url"].rpartition("/")[2]).read_text())[0]["heading"] == published.events[1]
    state["map"] = {"serial": 4, "window": None, "picked": None}
    assert channel.answer("map", published, Told()) is None
