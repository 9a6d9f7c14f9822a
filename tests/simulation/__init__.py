"""A season of two hundred athletes, lived day by day, with problems planted in it that the queue must find."""
