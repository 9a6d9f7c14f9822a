"""What journeys and scenes both know."""

PASSWORD = "correct horse battery"
NOT_THERE = "a page that is not there"
