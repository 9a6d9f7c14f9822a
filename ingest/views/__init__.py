"""Pages of ingest."""
