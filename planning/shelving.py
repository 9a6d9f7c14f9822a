"""Where a session stands in the library: its folder and its tags, as a coach types them."""

from collections.abc import Iterable

PARTED = "/"
JOINED = " / "


def folder_named(text: str) -> str:
    """The parts of a path without blanks around them: `5 km/Track ` is `5 km / Track`."""
    return JOINED.join(" ".join(part.split()) for part in text.split(PARTED) if part.strip())


def tags_named(words: Iterable[str]) -> tuple[str, ...]:
    """Each tag once, whichever way it is written, in the order of the first of each."""
    found: dict[str, str] = {}
    for word in words:
        tag = " ".join(word.split())
        if tag:
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())
