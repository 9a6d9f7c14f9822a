"""What the API takes and gives: SI units with the unit in the name, codes beside their words."""
