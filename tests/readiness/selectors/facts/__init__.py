"""Facts for the rules."""
