"""The shelf of corrections: each is found by all that it names, and by what takes it back."""

from datetime import UTC, datetime, timedelta

import pytest

from geodata.corrections import Correction, Subject
from geodata.correctionshelf import CorrectionShelf
from geodata.store import Store

AT = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


def made(subject, value, minutes, event="a/1", claims=("a/1", "b/1")):
    return Correction(event, claims, subject, value, "Ann", AT + timedelta(minutes=minutes), "seen on site")


NOTE = made(Subject.NOTE, "seen", 0, event="e", claims=("c/1",))
MERGE = made(Subject.MERGE, ("x/1", "y/1"), 1)
UNDO = made(Subject.UNDO, MERGE.id, 2, event="else", claims=())
REDO = made(Subject.UNDO, UNDO.id, 3, event="far", claims=())


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ({"e"}, [NOTE]),
        ({"c/1", "nothing"}, [NOTE]),
        ({"y/1"}, [MERGE, UNDO, REDO]),
        ({"b/1", "e"}, [NOTE, MERGE, UNDO, REDO]),
        ({"far"}, [MERGE, UNDO, REDO]),
        ({"nothing"}, []),
    ],
)
def test_a_correction_is_found_by_what_it_names_with_what_undoes_it(tmp_path, names, found):
    with Store.open(tmp_path / "war.sqlite") as store:
        assert store.correct([REDO, UNDO, NOTE, MERGE]) == 4
        with store._reading() as connection:
            assert CorrectionShelf(connection).about(names) == found
