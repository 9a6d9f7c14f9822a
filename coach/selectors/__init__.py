"""Reads of the coach's pages: ready data, a constant number of queries."""

from coach.selectors.adaptation import AdaptationPage, adaptation
from coach.selectors.board import Board, Wanted, board
from coach.selectors.board import choices as board_choices
from coach.selectors.board import people as board_people
from coach.selectors.calendar import Calendar, calendar
from coach.selectors.case import CaseDetail, case_of
from coach.selectors.caseload import (
    CaseloadLine,
    Column,
    Whose,
    caseload,
    caseload_column,
    coaches_of,
)
from coach.selectors.center import CommandCenter, QueuePage, chosen_case, command_center, queue_page
from coach.selectors.choices import group_choices, names_of, staff_choices
from coach.selectors.files import Files, files_of
from coach.selectors.log import LogEntry, LogPage, LogQuery, decision_log, log_entries
from coach.selectors.naming import athletes_named
from coach.selectors.narrowing import Narrowed
from coach.selectors.person import PersonDetail, person
from coach.selectors.records import Records, records
from coach.selectors.responses import MONTHS as REPORT_MONTHS
from coach.selectors.responses import USUAL as REPORT_USUAL
from coach.selectors.responses import CoachFigures, Figures, ResponseReport, response_report
from coach.selectors.rota import Rota, rota, staff_members, turns_seen
from coach.selectors.rule_changes import RuleChange, rule_changes
from coach.selectors.saved_views import Shelf, saved_views
from coach.selectors.season import SeasonYear, season_year
from coach.selectors.season.what_if import WhatIf, season_events, what_if
from coach.selectors.squad import BANDS, Line, Only, Squad, SquadPlace, squad, whole_squad
from coach.selectors.tabs import Place, Tab
from coach.selectors.tallies import needing
from coach.selectors.ticked import cases_ticked
from coach.selectors.timeline import Kind, Timeline, TimelineEntry, timeline

__all__ = [
    "BANDS",
    "REPORT_MONTHS",
    "REPORT_USUAL",
    "AdaptationPage",
    "Board",
    "Calendar",
    "CaseDetail",
    "CaseloadLine",
    "CoachFigures",
    "Column",
    "CommandCenter",
    "Figures",
    "Files",
    "Kind",
    "Line",
    "LogEntry",
    "LogPage",
    "LogQuery",
    "Narrowed",
    "Only",
    "PersonDetail",
    "Place",
    "QueuePage",
    "Records",
    "ResponseReport",
    "Rota",
    "RuleChange",
    "SeasonYear",
    "Shelf",
    "Squad",
    "SquadPlace",
    "Tab",
    "Timeline",
    "TimelineEntry",
    "Wanted",
    "WhatIf",
    "Whose",
    "adaptation",
    "athletes_named",
    "board",
    "board_choices",
    "board_people",
    "calendar",
    "case_of",
    "caseload",
    "caseload_column",
    "cases_ticked",
    "chosen_case",
    "coaches_of",
    "command_center",
    "decision_log",
    "files_of",
    "group_choices",
    "log_entries",
    "names_of",
    "needing",
    "person",
    "queue_page",
    "records",
    "response_report",
    "rota",
    "rule_changes",
    "saved_views",
    "season_events",
    "season_year",
    "squad",
    "staff_choices",
    "staff_members",
    "timeline",
    "turns_seen",
    "what_if",
    "whole_squad",
]
