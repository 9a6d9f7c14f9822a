"""The site's own settings, with two addresses more to compare with and its log thrown away."""

import os
from pathlib import Path

from config.settings.local import *  # noqa: F403
from config.settings.local import LOGGING

ROOT_URLCONF = "bench.urls"
# Each request is logged as on a real site; where to is nobody's business here.
LOGGING["handlers"]["console"]["stream"] = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
# Each request is counted as on a real site; none is refused.
API_PER_MINUTE = 1_000_000
