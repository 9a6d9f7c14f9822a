"""Check-ins, the flags they raise, the interventions that gather them, and the coach's decisions."""

from athletes.models import BodyPart, Bucket, Side
from readiness.models.answers import Answer, Stance
from readiness.models.breaches import Breach, Target
from readiness.models.check_ins import CheckIn, Problem
from readiness.models.decisions import FINAL, OWNING, PARTING, Decision, DecisionQuerySet, Verb
from readiness.models.flags import Flag, FlagKind
from readiness.models.interventions import (
    UNTIL_NEWS,
    Intervention,
    InterventionQuerySet,
    InterventionState,
)
from readiness.models.rota import Absence, RotaTurn
from readiness.models.runs import RecomputeRun

__all__ = [
    "FINAL",
    "OWNING",
    "PARTING",
    "UNTIL_NEWS",
    "Absence",
    "Answer",
    "BodyPart",
    "Breach",
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
    "RecomputeRun",
    "RotaTurn",
    "Side",
    "Stance",
    "Target",
    "Verb",
]
