"""The pipeline: from files to events, one bad file among many, and the shape of the gold files."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from articles.errors import ArticleError, Problem
from geodata.pipeline import as_json, ingest, read
from geodata.store import Store

GOLD = Path(__file__).parents[1] / "gold"
ARTICLES = {
    "wire.txt": " date 2025-04-13 Missiles Hit Sumy\n\nTwo missiles struck Sumy on Sunday, killing at least 31 people, "
    "officials in Kyiv said.\n",
    "later.txt": " date 2025-04-14 Mourning in Sumy\n\nTwo missiles hit the city of Sumy on Sunday, "
    "killing 34 people.\n",
    "quiet.txt": " date 2025-04-14 A Summit\n\nMinisters met in Vilnius on Monday and spoke of grain.\n",
    "broken.txt": "no header here\n",
    "notes.json": "{}",
}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "articles"
    made.mkdir()
    for name, text in ARTICLES.items():
        (made / name).write_text(text, encoding="utf-8")
    (made / "SOURCE.toml").write_text('name = "Wire"\nnotice = "not a record"\n', encoding="utf-8")
    return made


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "events.sqlite") as opened:
        yield opened


def test_an_ingest_takes_the_good_files_and_lists_the_bad_one(folder, store, gazetteer):
    seen = []
    report = ingest([folder], store, gazetteer, progress=seen.append)
    assert (report.added, report.unchanged, report.events) == (3, 0, len(store.events()))
    (problem,) = report.problems
    assert "broken.txt" in str(problem)
    assert sorted(path.name for path in seen) == ["broken.txt", "later.txt", "quiet.txt", "wire.txt"]
    assert store.notices() == ["not a record"]


def test_two_articles_of_one_attack_make_one_event_that_leads_to_both_sentences(folder, store, gazetteer):
    ingest([folder], store, gazetteer)
    (event,) = [event for event in store.events() if any(place.name == "Sumy" for place in event.places)]
    assert event.period.end.isoformat() == "2025-04-13"
    assert [Path(item.article.url).name for item in event.evidence] == ["wire.txt", "later.txt"]
    assert all("Sumy" in item.quote for item in event.evidence)


def test_ingesting_again_changes_nothing(folder, store, gazetteer):
    ingest([folder], store, gazetteer)
    before = store.events()
    report = ingest([folder, folder / "wire.txt"], store, gazetteer)
    assert (report.added, report.unchanged, report.events) == (0, 3, len(before))
    assert store.events() == before


def test_a_path_with_no_article_is_an_error_and_nothing_is_stored(tmp_path, store, gazetteer):
    with pytest.raises(ArticleError, match="nowhere"):
        ingest([tmp_path / "nowhere"], store, gazetteer)
    assert store.articles() == []


def test_what_is_read_has_the_shape_of_the_gold_files(folder, gazetteer):
    told = {Path(one["path"]).stem: one for one in map(as_json, articles(read([folder], gazetteer)))}
    gold = json.loads((GOLD / "en-01-sumy-palm-sunday-wire.json").read_text(encoding="utf-8"))
    assert gold.keys() <= told["wire"].keys()
    (attack,) = told["wire"]["attacks"]
    assert attack.keys() == gold["attacks"][0].keys() | {"confidence"}
    assert 0 < attack["confidence"] < 1
    assert [place.keys() for place in attack["places"]] == [gold["attacks"][0]["places"][0].keys()]
    assert attack["places"][0]["name"] == "Sumy"
    assert (attack["date_start"], attack["date_end"]) == ("2025-04-13", "2025-04-13")
    assert attack["weapons"] == {"missile": 2}
    assert "Two missiles struck Sumy" in attack["evidence"]
    assert "Kyiv" in told["wire"]["mentioned_only"]
    assert "Sumy" not in told["wire"]["mentioned_only"]
    assert told["quiet"]["attacks"] == []


def test_toponyms_stand_where_they_say_they_stand(folder, gazetteer):
    for one in articles(read([folder], gazetteer)):
        for toponym in json.loads(json.dumps(as_json(one)))["toponyms"]:
            assert one.article.text[toponym["start"] : toponym["end"]] == toponym["text"]
            assert toponym.keys() == {"text", "start", "end", "role", "reason", "name", "kind", "country", "lat", "lon"}


def test_a_toponym_without_a_place_is_listed_but_no_place_of_an_attack(read_of):
    told = as_json(read_of("a", at=("Nowhere", "Sumy"), quote="Missiles hit Nowhere and Sumy."))
    assert [place["name"] for place in told["attacks"][0]["places"]] == ["Sumy"]
    assert next((toponym["name"], toponym["lat"]) for toponym in told["toponyms"]) == ("Nowhere", None)


def test_a_problem_is_yielded_in_its_place(folder, gazetteer):
    assert [isinstance(one, Problem) for one in read([folder], gazetteer)] == [True, False, False, False]


def articles(found):
    return [one for one in found if not isinstance(one, Problem)]


@pytest.mark.parametrize("package", ["geopandas", "geopy", "numpy", "openpyxl", "sqlalchemy"])
def test_reading_starts_without_the_packages_that_only_other_verbs_need(package):
    asked = f"import sys, geodata.pipeline; sys.exit({package!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
