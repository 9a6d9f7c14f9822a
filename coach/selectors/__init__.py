"""Reads of the coach's pages: ready data, a constant number of queries."""

from coach.selectors.adaptation import AdaptationPage, adaptation
from coach.selectors.board import Board, Wanted, board
from coach.selectors.board import choices as board_choices
from coach.selectors.board import people as board_people
from coach.selectors.calendar import Calendar, calendar
from coach.selectors.case import CaseDetail, case_of
from coach.selectors.center import CommandCenter, chosen_case, command_center
from coach.selectors.naming import athletes_named
from coach.selectors.person import PersonDetail, person
from coach.selectors.records import Records, records
from coach.selectors.rule_changes import RuleChange, rule_changes
from coach.selectors.season import SeasonYear, season_year
from coach.selectors.season.what_if import WhatIf, season_events, what_if
from coach.selectors.squad import BANDS, Column, Line, Only, Squad, SquadPlace, squad, whole_squad
from coach.selectors.tabs import Place, Tab
from coach.selectors.tallies import needing
from coach.selectors.ticked import cases_ticked

__all__ = [
    "BANDS",
    "AdaptationPage",
    "Board",
    "Calendar",
    "CaseDetail",
    "Column",
    "CommandCenter",
    "Line",
    "Only",
    "PersonDetail",
    "Place",
    "Records",
    "RuleChange",
    "SeasonYear",
    "Squad",
    "SquadPlace",
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
    "needing",
    "person",
    "records",
    "rule_changes",
    "season_events",
    "season_year",
    "squad",
    "what_if",
    "whole_squad",
]
