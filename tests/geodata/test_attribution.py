"""Attribution: every data set is named with its licence, as in NOTICE."""

from pathlib import Path

import pytest

from geodata.attribution import attributions


@pytest.mark.parametrize("name", ["GeoNames (CC BY 4.0", "KATOTTG", "Natural Earth (public domain"])
def test_each_data_set_is_named_here_and_in_the_notice(name):
    assert any(line.startswith(name) for line in attributions())
    assert name.split(" (")[0] in (Path(__file__).parents[2] / "NOTICE").read_text(encoding="utf-8")
