"""Template tags of the coach's pages."""
