"""Reconciliation: one run, told by many. Pure decisions: no Django, no clock, no I/O."""
