"""The JSON files of the archive that Garmin sends on request (GDPR export)."""

from ingest.parsers.garmin.categories import Category, category_of, read_category
from ingest.parsers.garmin.gear import shoes
from ingest.parsers.garmin.read import read

__all__ = ["Category", "category_of", "read", "read_category", "shoes"]
