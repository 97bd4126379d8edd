"""Dossiers: everything that stands behind an event, as JSON."""

import json

from geodata.dossiers import as_json
from geodata.events import Match, event_of
from geodata.records import EventRecord


def test_a_dossier_leads_to_each_article_and_sentence(tell):
    early, late = (
        tell("a/1", killed=(31, None)),
        tell("b/1", killed=(34, 34), published="2025-04-15", on=(None, "2025-04-13")),
    )
    record = EventRecord("7", "own", "List", "CC0", early.claim.period, early.places[0], {}, None, None, {})
    told = json.loads(
        json.dumps(as_json(event_of([late, early], [Match(record, 4.0, "same day")]), "raid", ["y", "x"]))
    )
    assert [(claim["path"], claim["quote"]) for claim in told["claims"]] == [
        ("a.txt", "Two missiles struck Sumy."),
        ("b.txt", "Two missiles struck Sumy."),
    ]
    assert told["places"][0]["name"] == "Sumy"
    assert (told["date_start"], told["date_end"], told["raid"]) == ("2025-04-13", "2025-04-13", "raid")
    assert told["parts"] == ["x", "y"]
    assert told["claims"][1]["date_start"] is None
    assert told["killed"] == [34, 34]
    assert told["tolls"]["killed"]["range"] == [31, 34]
    assert [figure["path"] for figure in told["tolls"]["killed"]["figures"]] == ["a.txt", "b.txt"]
    assert told["tolls"].keys() == {"killed"}
    assert told["records"][0]["reason"] == "same day"
