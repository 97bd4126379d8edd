"""Measure imports: a million rows of each form, how many come in a second, and the memory at its highest.

    python benchmarks/records.py [ROWS] [FORM...]

The rows are made up, as wide as the published ones, over twenty thousand points and four years; in some forms part of
them tell of no attack. Each import is a process of its own, into a store with the events of the sample articles;
the figures are that process's seconds, processor seconds and peak memory, then its own words.
"""

from __future__ import annotations

import csv
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.jobs import SAMPLES
from geodata.mappings import FORMS, form

ROWS = 1_000_000
POINTS = 20_000
SEED = 7
FIRST_DAY = date(2022, 2, 24)
DAYS = 1_400
NOTE = "made up: shelling of a village near the town, as the head of the district said in the evening, 'no losses'"

Row = dict[str, object]


def main(rows: int, names: list[str]) -> None:
    """Print the figures of each form."""
    for name in names:
        with TemporaryDirectory() as folder:
            store = Path(folder) / "events.sqlite"
            _run(["ingest", str(SAMPLES), "--store", str(store)])
            file = Path(folder) / f"{name}.{form(name).file if name in FORMS else 'csv'}"
            _write(file, name, rows)
            megabytes = file.stat().st_size / 1e6
            seconds, spent, peak, words = _run(["import", str(file), "--as", name, "--store", str(store)])
            print(
                f"{name:8}{rows:,} rows, {megabytes:,.0f} MB: {seconds:.1f} s ({spent:.1f} s of one processor),",
                end=" ",
            )
            print(f"{rows / seconds:,.0f} rows/s, peak {peak:,.0f} MB\n{'':8}{words}", flush=True)


def _run(arguments: list[str]) -> tuple[float, float, float, str]:
    """Run the command; return its seconds, its seconds of a processor, its peak in megabytes, and its last words."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "dashboard", *arguments]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        words = process.stderr.read() if process.stderr else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(words)
    return time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1e3, words.splitlines()[-1]


def _write(file: Path, name: str, rows: int) -> None:
    chance = random.Random(SEED)
    made = MAKERS[name](rows, chance)
    with file.open("w", encoding="utf-8", newline="") as out:
        if name == "timemap":
            out.write("[\n")
            out.writelines(f"{json.dumps(row)}{',' if number < rows - 1 else ''}\n" for number, row in enumerate(made))
            out.write("]\n")
            return
        first = next(made)
        columns = list(form(name).columns[0]) if name in FORMS and form(name).columns else list(first)
        writer = csv.DictWriter(out, columns, restval="", delimiter="\t" if name == "gdelt" else ",")
        if name != "gdelt":
            writer.writeheader()
        writer.writerow(first)
        writer.writerows(made)


def _told(rows: int, chance: random.Random) -> Iterator[tuple[int, date, str, float, float]]:
    points = [(f"Place {n}", chance.uniform(23, 40), chance.uniform(45, 52)) for n in range(POINTS)]
    for number in range(rows):
        name, east, north = points[int(POINTS * chance.random() ** 2)]
        yield number, FIRST_DAY + timedelta(chance.randrange(DAYS)), name, round(east, 5), round(north, 5)


def _acled(rows: int, chance: random.Random) -> Iterator[Row]:
    types = [code for code, meaning in form("acled").types[0].codes.items() if not isinstance(meaning, str)]
    for number, day, name, east, north in _told(rows, chance):
        kind = "Peaceful protest" if number % 10 == 0 else types[number % len(types)]
        yield {
            "event_id_cnty": f"UKR{number}",
            "event_date": day.isoformat(),
            "year": day.year,
            "time_precision": 1 + (number % 50 == 0),
            "event_type": "Explosions/Remote violence",
            "sub_event_type": kind,
            "actor1": "Military Forces of Somewhere (2000-)",
            "actor2": "Civilians (Somewhere)",
            "interaction": "18",
            "iso": "804",
            "region": "Europe",
            "country": "Ukraine",
            "admin1": "Donetsk",
            "location": name,
            "latitude": north,
            "longitude": east,
            "geo_precision": 1 + number % 3,
            "source": "Made-up News; Made-up Agency",
            "notes": NOTE,
            "fatalities": number % 5,
            "timestamp": 1_700_000_000 + number,
        }


def _ucdp(rows: int, chance: random.Random) -> Iterator[Row]:
    for number, day, name, east, north in _told(rows, chance):
        end = day + timedelta(number % 8)
        yield {
            "id": number,
            "relid": f"UKR-2022-1-{number}",
            "type_of_violence": 1,
            "conflict_name": "Somewhere: Territory",
            "source_article": f'"Made-up Agency,{day},{NOTE}"',
            "source_headline": NOTE,
            "where_prec": 1 + number % 7,
            "where_coordinates": name,
            "adm_1": "Donetsk oblast",
            "adm_2": "Bakhmut raion",
            "latitude": north,
            "longitude": east,
            "geom_wkt": f"POINT ({east} {north})",
            "country": "Ukraine",
            "region": "Europe",
            "date_prec": 1 if day == end else 2,
            "date_start": f"{day} 00:00:00.000",
            "date_end": f"{end} 00:00:00.000",
            "best": number % 9,
            "high": number % 9 + 2,
            "low": number % 9,
        }


def _viina(rows: int, chance: random.Random) -> Iterator[Row]:
    labels = form("viina").types[0].columns
    for number, day, name, east, north in _told(rows, chance):
        yield {
            "viina_version": 2,
            "event_id_1pd": number,
            "date": f"{day:%Y%m%d}",
            "n_reports": 1 + number % 4,
            "event_ids": f"{number}|{number + 1}",
            "sources": "unian|pravdaua",
            "asciiname": name,
            "ADM1_NAME": "Donetsk",
            "longitude": east,
            "latitude": north,
            "GEO_PRECISION": "ADM1" if number % 7 == 0 else "ADM3",
            **{label: int(number % 10 == place) for place, label in enumerate(labels)},
        }


def _gdelt(rows: int, chance: random.Random) -> Iterator[Row]:
    for number, day, name, east, north in _told(rows, chance):
        yield {
            "GLOBALEVENTID": number,
            "SQLDATE": f"{day:%Y%m%d}",
            "Actor1Name": "SOMEWHERE",
            "EventCode": ("190", "193", "195", "043")[number % 4],
            "NumMentions": 4,
            "AvgTone": -5.25,
            "ActionGeo_Type": 1 if number % 9 == 0 else 4,
            "ActionGeo_FullName": f"{name}, Donets'ka Oblast', Ukraine",
            "ActionGeo_Lat": north,
            "ActionGeo_Long": east,
            "DATEADDED": f"{day:%Y%m%d}120000",
            "SOURCEURL": f"https://news.example/{number}/a-story-of-some-length-made-up-for-the-measure",
        }


def _timemap(rows: int, chance: random.Random) -> Iterator[Row]:
    for number, day, name, east, north in _told(rows, chance):
        yield {
            "id": f"CIV{number}",
            "date": f"{day:%m/%d/%Y}",
            "latitude": str(north),
            "longitude": str(east),
            "location": name,
            "description": NOTE,
            "sources": [{"id": f"S{number}", "path": f"https://video.example/{number}", "description": ""}],
            "filters": [
                {"key": "Weapon System", "value": "Artillery"},
                {"key": "Type of area affected", "value": "Roads"},
            ],
        }


def _csv(rows: int, chance: random.Random) -> Iterator[Row]:
    for number, day, name, east, north in _told(rows, chance):
        yield {
            "id": number,
            "date": day,
            "place": name,
            "longitude": east,
            "latitude": north,
            "killed": f"{number % 5}+",
            "weapons": "missile: 2; drone",
            "source": "Own list",
            "licence": "CC0",
            "notes": NOTE,
        }


MAKERS = {"acled": _acled, "ucdp": _ucdp, "viina": _viina, "gdelt": _gdelt, "timemap": _timemap, "csv": _csv}


if __name__ == "__main__":
    count, *chosen = sys.argv[1:] or [str(ROWS)]
    main(int(count), chosen or list(MAKERS))
