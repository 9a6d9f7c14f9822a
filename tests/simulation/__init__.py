"""A season of two hundred athletes, lived day by day, with planted problems that the queue must find."""
