"""The JSON files of the archive that Garmin sends on request (GDPR export)."""

from ingest.parsers.garmin.categories import Category, category_of, read_category
from ingest.parsers.garmin.export import read
from ingest.parsers.garmin.gear import shoes

__all__ = ["Category", "category_of", "read", "read_category", "shoes"]
