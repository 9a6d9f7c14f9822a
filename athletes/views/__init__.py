"""Pages about athletes."""
