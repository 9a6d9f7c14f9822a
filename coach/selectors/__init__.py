"""Reads of the coach's pages: ready data, a constant number of queries."""

from coach.selectors.case import case_of, chosen_case
from coach.selectors.center import command_center
from coach.selectors.person import person
from coach.selectors.squad import squad

__all__ = ["case_of", "chosen_case", "command_center", "person", "squad"]
