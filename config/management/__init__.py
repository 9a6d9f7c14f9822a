"""Commands that belong to no app."""
