"""Reviewing: correcting events by hand, from the command line and from the page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, date, datetime
from typing import IO, Any

import click
import streamlit as st

from articles.casualties import Count
from articles.dates import Period
from articles.errors import Problem
from dashboard.markup import text_html
from dashboard.pinning import place_named, user
from dashboard.rivals import change_store
from dashboard.terminal import counted, list_problems
from dashboard.wordings import NOT_TOLD, day_text, people_text, period_text, places_text
from geodata.corrections import Change, Correction, ReviewStatus, Subject, Value, as_json, count_of, of_json
from geodata.errors import GeodataError
from geodata.events import Event
from geodata.gazetteer import Gazetteer
from geodata.places import Place
from geodata.review import merged, split_off, taken_back
from geodata.store import Store

ASK_WHY = "Write why first; it is kept with your name and the day."
_BUTTONS = {"Confirm": ReviewStatus.CONFIRMED, "Reject": ReviewStatus.REJECTED, "Add note": None}


def review(event_id: str, location: str, said: Mapping[str, Any], who: str | None, why: str) -> None:
    """Correct an event of a store as the options say, and say what it is now; raises GeodataError where it cannot be.

    `said` has the values of the options confirm, reject, move, date, killed, injured, merge, split, undo and note.
    """
    if said["confirm"] and said["reject"]:
        raise click.UsageError("An event is confirmed or rejected, not both.")
    asked = {name for name, value in said.items() if value}
    if not asked:
        raise click.UsageError("Say what to correct: --confirm, --reject, --move, --date, --killed, --merge, --note...")
    if not why and asked != {"note"}:
        raise click.UsageError("Say why with --why; a correction keeps its reason.")
    with closing(Store.open(location, create=False)) as store:
        values = list(_values(said, store))
        event = _event(event_id, store)
        values += _regroupings(said, event, store)
        store.correct(correction_of(event, subject, value, who or user(), why) for subject, value in values)
        now = store.event(event.id) or event
        parts = store.events_with([item.claim.id for item in event.evidence])
    click.echo(f"{now.id}: {', '.join(sorted(asked))} kept; the event is {now.review_status} now.", err=True)
    if said["split"]:
        click.echo(f"Its claims are in the events {', '.join(sorted(parts))} now.", err=True)


def correction_of(event: Event, subject: Subject, value: Value, who: str, why: str) -> Correction:
    """Return a correction of an event, made now."""
    claim_ids = tuple(sorted(item.claim.id for item in event.evidence))
    return Correction(event.id, claim_ids, subject, value, who, datetime.now(UTC), why)


def export(out: IO[str], location: str) -> None:
    """Write the corrections of a store as JSON lines, and say how many there are."""
    with closing(Store.open(location, create=False)) as store:
        told = store.corrections()
    out.writelines(f"{json.dumps(as_json(one), ensure_ascii=False)}\n" for one in told)
    click.echo(f"{counted(len(told), 'correction')} of {store.name}.", err=True)


def import_(file: IO[str], location: str) -> None:
    """Put corrections from JSON lines into a store, and say how many are new; lines that are none are listed."""
    read = list(_lines(file))
    problems = [one for one in read if isinstance(one, Problem)]
    found = [one for one in read if isinstance(one, Correction)]
    with closing(Store.open(location)) as store:
        added = store.correct(found)
        waiting = store.count_waiting(found)
    list_problems(problems)
    if problems and not found:
        raise GeodataError("No correction could be read; the lines above say why.")
    wait = f"; {waiting:,} wait for an event that is not there yet" if waiting else ""
    unchanged = len(found) - added
    click.echo(f"{counted(added, 'correction')} added, {unchanged:,} unchanged in {store.name}{wait}.", err=True)


def draw(event: Event, location: str) -> None:
    """Draw what confirms an event, rejects it or adds a note; the reason is asked for."""
    with st.form(f"review {event.id}", clear_on_submit=True):
        words = st.text_input("Review: why, or a note").strip()
        clicked = [
            (status, column.form_submit_button(label, width="stretch"))
            for column, (label, status) in zip(st.columns(len(_BUTTONS)), _BUTTONS.items(), strict=True)
        ]
    for status, is_clicked in clicked:
        if is_clicked and words:
            _save(event, status, words, location)
        elif is_clicked:
            st.html(text_html(ASK_WHY, "problem"))


def worded(change: Change) -> str:
    """Return in words what a correction says, what it replaced, who made it when and why, and who took it back."""
    one, undo = change.correction, change.undone_by
    before = "" if one.subject in {Subject.NOTE, Subject.UNDO} else f" (before: {_value_text(change.before)})"
    taken_back = f" — undone by {undo.who} on {day_text(undo.at.date())}{_because(undo)}" if undo else ""
    said = f"{one.subject}: {_value_text(one.value)}{before}, by {one.who} on {day_text(one.at.date())}{_because(one)}"
    return said + taken_back


def _save(event: Event, status: ReviewStatus | None, words: str, location: str) -> None:
    if status is None:
        made = correction_of(event, Subject.NOTE, words, user(), "")
    else:
        made = correction_of(event, Subject.REVIEW, status.value, user(), words)
    change_store(lambda store: store.correct([made]), location)


def _because(one: Correction) -> str:
    return f": {one.why}" if one.why else ""


def _value_text(value: Value) -> str:
    if isinstance(value, Period):
        return period_text(value)
    if isinstance(value, Count):
        return people_text(value.low, value.high)
    if isinstance(value, tuple):
        places = [one for one in value if isinstance(one, Place)]
        return places_text(places) if len(places) == len(value) else counted(len(value), "claim")
    return value or NOT_TOLD


def _event(event_id: str, store: Store) -> Event:
    event = store.event(event_id)
    if event is None:
        raise GeodataError(f"There is no event {event_id} in {store.name}; take an id from: strikemap events")
    return event


def _regroupings(said: Mapping[str, Any], event: Event, store: Store) -> Iterator[tuple[Subject, Value]]:
    if said["merge"]:
        yield Subject.MERGE, merged(event, [_event(other, store) for other in said["merge"]])
    if said["split"]:
        yield Subject.SPLIT, split_off(event, said["split"])
    for correction_id in said["undo"]:
        yield Subject.UNDO, taken_back(event, correction_id)


def _values(said: Mapping[str, Any], store: Store) -> Iterator[tuple[Subject, Value]]:
    if said["move"]:
        gazetteer = Gazetteer.open()
        yield Subject.PLACES, tuple(place_named(one, gazetteer, store) for one in dict.fromkeys(said["move"]))
    if said["date"]:
        yield Subject.DATE, _period(*said["date"])
    for subject in (Subject.KILLED, Subject.INJURED):
        if said[subject]:
            yield subject, _count(f"--{subject}", said[subject])
    if said["note"]:
        yield Subject.NOTE, said["note"]
    for option, status in (("confirm", ReviewStatus.CONFIRMED), ("reject", ReviewStatus.REJECTED)):
        if said[option]:
            yield Subject.REVIEW, status.value


def _count(option: str, text: str) -> Count:
    try:
        return count_of(text)
    except ValueError as error:
        raise click.UsageError(f"{option} {text!r} cannot be read; write 3, 3-5, 30+ or -12.") from error


def _period(first: date | None, last: date | None) -> Period:
    if last is None:
        raise click.UsageError("--date needs a last day; write 2025-04-12/2025-04-13 or ../2025-04-13.")
    return Period(first, last)


def _lines(file: IO[str]) -> Iterator[Correction | Problem]:
    for number, line in enumerate(file, 1):
        try:
            if line.strip():
                yield of_json(json.loads(line))
        except ValueError:
            yield Problem(file.name, number, "is no JSON")
        except GeodataError as error:
            yield Problem(file.name, number, str(error))
