"""Reads of the coach's pages: ready data, a constant number of queries."""

from coach.selectors.board import Board, Wanted, board
from coach.selectors.board import choices as board_choices
from coach.selectors.board import people as board_people
from coach.selectors.calendar import Calendar, calendar
from coach.selectors.case import CaseDetail, case_of
from coach.selectors.center import CommandCenter, chosen_case, command_center
from coach.selectors.naming import athletes_named
from coach.selectors.person import PersonDetail, person
from coach.selectors.squad import Line, Squad, squad
from coach.selectors.tabs import Place, Tab
from coach.selectors.ticked import cases_ticked

__all__ = [
    "Board",
    "Calendar",
    "CaseDetail",
    "CommandCenter",
    "Line",
    "PersonDetail",
    "Place",
    "Squad",
    "Tab",
    "Wanted",
    "athletes_named",
    "board",
    "board_choices",
    "board_people",
    "calendar",
    "case_of",
    "cases_ticked",
    "chosen_case",
    "command_center",
    "person",
    "squad",
]
