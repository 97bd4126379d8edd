"""Errors: whatever goes wrong with a place, a record, a store or an export can be caught as one."""

import pytest

from geodata import errors


@pytest.mark.parametrize("error", [errors.StoreError, errors.RecordError, errors.ExportError])
def test_each_error_is_a_geodata_error_and_keeps_its_sentence(error):
    with pytest.raises(errors.GeodataError, match="do this next"):
        raise error("do this next")
