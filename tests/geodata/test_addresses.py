"""Addresses: a file and a server are told apart, and no password is printed."""

import pytest

from geodata.addresses import called, is_address


@pytest.mark.parametrize(
    ("location", "server", "printed"),
    [
        ("war.sqlite", False, "war.sqlite"),
        ("/tmp/a:b@c/war.sqlite", False, "/tmp/a:b@c/war.sqlite"),
        ("postgresql://host/news", True, "postgresql://host/news"),
        ("postgresql://ann@host:5432/news", True, "postgresql://ann@host:5432/news"),
        ("postgresql://ann:pass:word@host:5432/news", True, "postgresql://ann:***@host:5432/news"),
        ("postgresql://:secret@host/news", True, "postgresql://:***@host/news"),
    ],
)
def test_a_location_is_printed_without_its_password(location, server, printed):
    assert is_address(location) is server
    assert called(location) == printed
