"""Pure numbers: NumPy in, numbers out; no Django, no clock, no input or output."""
