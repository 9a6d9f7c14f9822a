"""The squad: its page beside a view that only authenticates, and its statement in every order and filter."""

from collections.abc import Iterator
from datetime import datetime

from athletes.models import AthleteState, Group
from athletes.services import refresh_all, refresh_next_races
from athletes.services.groups import make_group
from bench.people import Club
from bench.statements import Statement, inside, recorded
from bench.timing import in_turn
from bench.verdicts import Verdict
from coach import selectors
from coach.selectors import BANDS, Only, SquadPlace
from coach.selectors.squad import Column
from planning.services import refresh_weeks

GROUP, IN_GROUP = "Bench", 300


def prepared(club: Club, *, now: datetime) -> None:
    """A group to narrow by; and what a club made by an older version does not say of its athletes yet."""
    with inside(club.organization.pk):
        if AthleteState.objects.filter(week_load=None).exists():
            refresh_all(now=now)
        if AthleteState.objects.filter(week_day=None).exists():
            refresh_next_races()
            refresh_weeks(now=now)
        if not Group.objects.filter(name=GROUP).exists():
            seen = AthleteState.objects.select_related("athlete").order_by("pk")[:IN_GROUP]
            make_group(name=GROUP, tags=(), members=[state.athlete for state in seen])


def page(big: Club, small: Club, *, rounds: int) -> Iterator[Verdict]:
    """The first page of the big club and of the small one, and what it costs to know who asks."""
    times = in_turn(
        {
            "authenticated": lambda: big.owner.get(f"{big.home}bench/"),
            "big": lambda: big.owner.get(f"{big.home}athletes/"),
            "small": lambda: small.owner.get(f"{small.home}athletes/"),
        },
        rounds=rounds,
    )
    p95 = {name: found.p95 for name, found in times.items()}
    words = f"p95 {p95['big']:.1f} ms, authenticated {p95['authenticated']:.1f}"
    yield Verdict("squad page / authenticated view, p95", p95["big"] / p95["authenticated"], 2.5, "×", words)
    words = f"p95 {p95['big']:.1f} ms for {big.count}, {p95['small']:.1f} for {small.count}"
    yield Verdict("squad page / that of a small club, p95", p95["big"] / p95["small"], 1.2, "×", words)
    with recorded() as sent:
        big.owner.get(f"{big.home}athletes/")
    yield Verdict("queries of the squad page", len(sent), 10, "", "with those that find out who asks")


def statements(big: Club, *, now: datetime, rounds: int) -> Iterator[Verdict]:
    """The statement of its lines beside `SELECT 1`, and its buffers: the worst of all orders and filters."""
    slowest, fullest = (0.0, ""), (0.0, "")
    with inside(big.organization.pk):
        for place in places(big):
            with recorded() as sent:
                selectors.squad(membership=big.membership, now=now, place=place)
            lines = sent[0]
            times = in_turn({"one": Statement("SELECT 1", None).run, "lines": lines.run}, rounds=rounds)
            slowest = max(slowest, (times["lines"].p50 / times["one"].p50, place.query()))
            fullest = max(fullest, (lines.buffers(), place.query()))
    yield Verdict("SQL of the squad / `SELECT 1`, p50", slowest[0], 15, "×", slowest[1])
    yield Verdict("shared buffers of the squad", fullest[0], 250, "", fullest[1])


def places(club: Club) -> Iterator[SquadPlace]:
    """Every order both ways, and each filter in every order. The scope is entered."""
    group = Group.objects.get(name=GROUP).public_id
    filters = [
        *({"search": part} for part in ("han", "zz")),
        *({"band": band} for band in BANDS),
        *({"coach": coach} for coach in ("none", str(club.membership.public_id))),
        *({"only": only} for only in (Only.DRAFTS, Only.REFUSED)),
        {"group": group},
    ]
    for column in Column:
        yield SquadPlace(column=column)
        yield SquadPlace(column=column, down=True)
        for narrowed in filters:
            yield SquadPlace(column=column, down=column.falls, **narrowed)
