"""Check-ins, the flags they raise, the interventions that gather them, and the coach's decisions."""

from readiness.models.breaches import Breach, Target
from readiness.models.check_ins import BodyPart, CheckIn, Problem
from readiness.models.decisions import FINAL, Decision, DecisionQuerySet, Verb
from readiness.models.flags import Flag, FlagKind
from readiness.models.interventions import Bucket, Intervention, InterventionQuerySet, InterventionState

__all__ = [
    "FINAL",
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
    "Target",
    "Verb",
]
