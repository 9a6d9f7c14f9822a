"""A club of thousands: a few dozen lives lived by the rules' own numbers, shared out among many athletes."""
