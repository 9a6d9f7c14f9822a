"""Check-ins, the flags they raise, the interventions that gather them, and the coach's decisions."""

from readiness.models.check_ins import BodyPart, CheckIn, Problem
from readiness.models.decisions import FINAL, OWNING, PARTING, Decision, DecisionQuerySet, Verb
from readiness.models.flags import Flag, FlagKind
from readiness.models.interventions import (
    UNTIL_NEWS,
    Bucket,
    Intervention,
    InterventionQuerySet,
    InterventionState,
)
from readiness.models.rota import Absence, RotaTurn

__all__ = [
    "FINAL",
    "OWNING",
    "PARTING",
    "UNTIL_NEWS",
    "Absence",
    "BodyPart",
    "Bucket",
    "CheckIn",
    "Decision",
    "DecisionQuerySet",
    "Flag",
    "FlagKind",
    "Intervention",
    "InterventionQuerySet",
    "InterventionState",
    "Problem",
    "RotaTurn",
    "Verb",
]
