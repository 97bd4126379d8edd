"""The digest: what one line tells of an event."""

from dashboard.digest import as_line


def test_a_line_tells_when_where_with_what_and_of_which_raid(events):
    event = next(event for event in events if event.places)
    line = as_line(event, "raid")
    assert line.startswith(event.id)
    assert "\n" not in line
    for word in (str(event.period.end.year), event.places[0].name, "part of raid"):
        assert word in line
    assert "part of" not in as_line(event)
