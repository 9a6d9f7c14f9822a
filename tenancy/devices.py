"""A browser's or program's name for itself, in words that its owner knows."""

from django.utils.translation import gettext

LONGEST = 200
# The first that is found counts: most browsers name those that they descend from as well.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def words(device: str) -> str:
    """ "Firefox on Linux"; a program by the first word that it says of itself."""
    browser, system = _first(BROWSERS, device), _first(SYSTEMS, device)
    if browser and system:
        return gettext("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or device.split(" ", maxsplit=1)[0] or gettext("Unknown device")


def _first(names: tuple[tuple[str, str], ...], device: str) -> str:
    return next((name for mark, name in names if mark in device), "")
