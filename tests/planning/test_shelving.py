"""Folders and tags as they are typed."""

import pytest

from planning.shelving import folder_named, tags_named


@pytest.mark.parametrize(
    "typed, folder",
    [("", ""), (" / ", ""), ("Track", "Track"), ("5 km/Track ", "5 km / Track"), ("/a//b  c/", "a / b c")],
)
def test_a_folder_has_no_empty_parts(typed: str, folder: str) -> None:
    assert folder_named(typed) == folder


def test_tags_stand_once_as_they_were_first_written() -> None:
    assert tags_named(["Hilly", " hilly ", "", "long  one", "HILLY"]) == ("Hilly", "long one")
