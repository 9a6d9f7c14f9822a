"""Settings by place: local, test and production stand on base."""
