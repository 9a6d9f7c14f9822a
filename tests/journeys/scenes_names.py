"""What journeys and scenes both know."""

PASSWORD = "correct horse battery"
