"""What journeys and scenes both know."""

PASSWORD = "correct horse battery"  # noqa: S105
