"""Reads of the coach's pages: ready data, a constant number of queries."""

from coach.selectors.adaptation import AdaptationPage, adaptation
from coach.selectors.board import Board, Wanted, board
from coach.selectors.board import choices as board_choices
from coach.selectors.board import people as board_people
from coach.selectors.calendar import Calendar, calendar
from coach.selectors.case import CaseDetail, case_of
from coach.selectors.center import CommandCenter, QueuePage, chosen_case, command_center, queue_page
from coach.selectors.choices import group_choices, names_of, staff_choices
from coach.selectors.log import LogEntry, LogPage, LogQuery, decision_log, log_entries
from coach.selectors.naming import athletes_named
from coach.selectors.narrowing import Narrowed
from coach.selectors.person import PersonDetail, person
from coach.selectors.rota import Rota, rota, staff_members, turns_seen
from coach.selectors.saved_views import Shelf, saved_views
from coach.selectors.season import SeasonYear, season_year
from coach.selectors.season.what_if import WhatIf, season_events, what_if
from coach.selectors.squad import Line, Squad, squad
from coach.selectors.tabs import Place, Tab
from coach.selectors.tallies import needing
from coach.selectors.ticked import cases_ticked

__all__ = [
    "AdaptationPage",
    "Board",
    "Calendar",
    "CaseDetail",
    "CommandCenter",
    "Line",
    "LogEntry",
    "LogPage",
    "LogQuery",
    "Narrowed",
    "PersonDetail",
    "Place",
    "QueuePage",
    "Rota",
    "SeasonYear",
    "Shelf",
    "Squad",
    "Tab",
    "Wanted",
    "WhatIf",
    "adaptation",
    "athletes_named",
    "board",
    "board_choices",
    "board_people",
    "calendar",
    "case_of",
    "cases_ticked",
    "chosen_case",
    "command_center",
    "decision_log",
    "group_choices",
    "log_entries",
    "names_of",
    "needing",
    "person",
    "queue_page",
    "rota",
    "saved_views",
    "season_events",
    "season_year",
    "squad",
    "staff_choices",
    "staff_members",
    "turns_seen",
    "what_if",
]
