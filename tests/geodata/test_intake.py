"""Intake: every row of a file is counted once."""

from articles.errors import Problem
from geodata.intake import Intake
from geodata.recordcoding import Ignored
from geodata.records import EventRecord


def test_rows_are_counted_and_only_records_go_on(tell):
    told = tell()
    record = EventRecord("1", "own", "Own", None, told.claim.period, told.places[0], {}, None, None, {})
    intake = Intake()
    problems = [Problem("own.csv", line, "no date") for line in range(150)]
    assert list(intake.taking([record, Ignored("protest"), *problems, Ignored("protest"), record])) == [record, record]
    assert (intake.taken, intake.ignored, intake.failed) == (2, {"protest": 2}, 150)
    assert intake.problems == problems[:100]
