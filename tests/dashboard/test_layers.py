import json
import re
from datetime import date

import folium
import pytest
from streamlit_folium import generate_js_hash
from streamlit_folium import generate_leaflet_string as leaflet_script

from articles.claims import Recency, Status, Weapon
from dashboard import layers, publication
from dashboard.layers import BaseMap, EventLayer, OfflineMap, Selection, Window

MAY = (date(2024, 5, 1), date(2024, 5, 31))


@pytest.fixture
def published(frame, tmp_path):
    return layers.publish(frame, {}, ["</script><script>alert(1)</script>"], tmp_path)


def map_of(published) -> OfflineMap:
    figure = OfflineMap()
    BaseMap().add_to(figure)
    EventLayer(published).add_to(figure)
    return figure


def options_of(window: Window) -> dict:
    return json.loads(window.options)


def test_the_map_loads_nothing_from_elsewhere(published):
    html = map_of(published).get_root().render()
    assert re.findall(r"https?://[^\"' ]+", html) == []
    assert re.findall(r'src="(?!\.\./dashboard\.channel\.)', html) == []


def test_the_lists_that_all_folium_maps_share_stay_as_they_are(published):
    before = [*folium.Map.default_js]
    map_of(published)
    assert folium.Map.default_js == before
    assert folium.Map().default_js == before


def test_addresses_change_when_an_asset_changes():
    ((_, script),) = OfflineMap().default_js
    assert re.fullmatch(r"\.\./dashboard\.channel\.published/strikemap-[0-9a-f]{20}\.js", script)
    assert script.endswith(publication.script_name(layers.scripts()))
    assert publication.script_name(layers.scripts()) != publication.script_name(layers.scripts() + " ")
    style = dict(OfflineMap().default_css)["strikemap.css"]
    assert re.fullmatch(r"\.\./dashboard\.channel\.assets/strikemap\.css\?[0-9a-f]{12}", style)


def test_the_script_of_the_map_stays_the_same_between_runs(published):
    one, other = (leaflet_script(map_of(published)) for _ in range(2))
    assert generate_js_hash(one, "map") == generate_js_hash(other, "map")


def test_another_table_makes_another_map(published, frame, tmp_path):
    changed = layers.publish(frame.iloc[1:], folder=tmp_path)
    one, other = (leaflet_script(map_of(each)) for each in (published, changed))
    assert generate_js_hash(one, "map") != generate_js_hash(other, "map")


def test_no_text_of_the_store_is_in_the_script(published):
    script = leaflet_script(map_of(published))
    assert "alert" not in script
    assert "Kyiv" not in script


def test_a_window_is_days_since_1970():
    options = options_of(Window(*MAY))
    assert (options["start"], options["end"]) == (19844, 19874)
    assert {options[name] for name in ("weapons", "status", "recency", "rows")} == {None}


def test_a_selection_is_bits_and_numbers():
    chosen = Selection(
        weapons={Weapon.DRONE, Weapon.BOMB},
        status={Status.REPORTED},
        recency={Recency.BACKGROUND},
        regions=[3, 1],
        rows="rows-1.bin",
    )
    options = options_of(Window(*MAY, chosen))
    assert (options["weapons"], options["status"], options["recency"]) == (0b110, 0b1, 0b10)
    assert options["regions"] == [1, 3]
    assert options["rows"] == "../dashboard.channel.published/rows-1.bin"


def test_an_empty_selection_shows_nothing_and_none_shows_all():
    assert options_of(Window(*MAY, Selection(weapons=())))["weapons"] == 0
    assert options_of(Window(*MAY, Selection(weapons=None)))["weapons"] is None


def test_a_window_knows_its_map_from_inside_a_group(published):
    figure, group = map_of(published), folium.FeatureGroup("window")
    Window(*MAY).add_to(group)
    group.add_to(figure)
    assert f"strikemap.show({figure.get_name()}," in figure.get_root().render()
