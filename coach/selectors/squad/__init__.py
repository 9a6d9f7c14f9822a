"""The squad: everyone whom the member sees, sorted and narrowed, a page of lines."""

from coach.selectors.squad.lines import Line, Squad, squad, whole_squad
from coach.selectors.squad.options import Options
from coach.selectors.squad.places import BANDS, Column, Only, SquadPlace

__all__ = ["BANDS", "Column", "Line", "Only", "Options", "Squad", "SquadPlace", "squad", "whole_squad"]
