"""The athlete's Today, and the page of a run."""
