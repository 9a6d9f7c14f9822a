"""Which of the runs that are known an incoming account tells of: one, none, or a person must say."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.reconcile.matching import Facts, Reason, Tolerances, Verdict, same

# The stronger the evidence, the higher the tier; candidates of a lower tier do not compete.
_TIERS = {
    Reason.SAME_ID: 4,
    Reason.SAME_FILE: 3,
    Reason.TOLD_TWICE: 3,
    Reason.SAME_START: 2,
    Reason.OVERLAP: 2,
    Reason.ZONE_SHIFT: 1,
    Reason.SAME_DAY: 1,
}
_WEAK = {Reason.ZONE_SHIFT, Reason.SAME_DAY, Reason.TOO_LITTLE}
_ASK = {Reason.PART, Reason.TOO_LITTLE}


@dataclass(frozen=True, slots=True)
class Match:
    """The incoming account tells of the activity `key`."""

    key: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Each of these could be it, the likeliest first."""

    candidates: tuple[Match, ...]


def best(
    incoming: Facts, existing: Sequence[Facts], tolerances: Tolerances | None = None
) -> Match | Ambiguous | None:
    """The activity that the incoming account tells of; its own key is not looked at.

    `existing` has every account of every activity near in time: those with the same key are one activity.
    """
    accounts: defaultdict[int, list[Facts]] = defaultdict(list)
    for facts in existing:
        accounts[facts.key].append(facts)
    candidates = [
        Match(key, _of_activity(incoming, facts, tolerances or Tolerances()))
        for key, facts in accounts.items()
    ]
    return _decide(sorted(candidates, key=_strength), (tolerances or Tolerances()).margin)


def _of_activity(incoming: Facts, accounts: Sequence[Facts], tolerances: Tolerances) -> Verdict:
    """The strongest verdict on one activity's accounts."""
    verdicts = [(facts, same(incoming, facts, tolerances)) for facts in accounts]
    strongest = min((verdict for _, verdict in verdicts), key=lambda verdict: _strength(Match(0, verdict)))
    has_its_own = any(facts.source == incoming.source and not verdict.matched for facts, verdict in verdicts)
    if has_its_own and strongest.reason in _WEAK:
        # The source has told of this activity already; the incoming row must be another one.
        return Verdict(False, Reason.OTHER_TIME if incoming.started_at else Reason.OTHER_SIZE)
    return strongest


def _strength(match: Match) -> tuple[bool, int, float, str, int]:
    """The strongest first; equals in an order that does not depend on how they came."""
    verdict = match.verdict
    tier = _TIERS.get(verdict.reason, 0)
    return (not verdict.matched, -tier, -verdict.score, verdict.reason, match.key)


def _decide(candidates: Sequence[Match], margin: float) -> Match | Ambiguous | None:
    matched = [match for match in candidates if match.verdict.matched]
    if not matched:
        to_ask = tuple(match for match in candidates if match.verdict.reason in _ASK)
        return Ambiguous(to_ask) if to_ask else None
    first = matched[0]
    rivals = tuple(
        match
        for match in matched
        if _TIERS[match.verdict.reason] == _TIERS[first.verdict.reason]
        and first.verdict.score - match.verdict.score < margin
    )
    return first if len(rivals) == 1 else Ambiguous(rivals)
