"""The command center: its page beside a view that only authenticates, and its statements."""

from collections.abc import Iterator
from datetime import datetime

from athletes.models import Group
from bench.people import Club
from bench.statements import Statement, inside, recorded
from bench.timing import in_turn
from bench.verdicts import Verdict
from coach import selectors
from coach.selectors import Narrowed, Place, Tab
from coach.selectors.narrowing import ME, NOBODY
from readiness.models import Bucket, FlagKind

SEARCHES = ("", "han", "zz")
NARROWED = (
    Narrowed(),
    *(Narrowed(owner=owner) for owner in (ME, NOBODY)),
    *(Narrowed(coach=coach) for coach in (ME, NOBODY)),
    *(Narrowed(bucket=bucket) for bucket in Bucket.values),
    *(Narrowed(kind=kind) for kind in (FlagKind.LOW_READINESS, FlagKind.PAIN, FlagKind.MONOTONY)),
    Narrowed(owner=NOBODY, bucket=Bucket.AT_RISK, kind=FlagKind.PAIN),
)
BARE = "/bench/bare/"


def page(big: Club, small: Club, *, rounds: int) -> Iterator[Verdict]:
    """The page of the big club and of the small one, and what it costs to know who asks."""
    center = "queue/"
    times = in_turn(
        {
            "bare": lambda: big.owner.get(BARE),
            "authenticated": lambda: big.owner.get(f"{big.home}bench/"),
            "big": lambda: big.owner.get(big.home + center),
            "small": lambda: small.owner.get(small.home + center),
        },
        rounds=rounds,
    )
    p95 = {name: found.p95 for name, found in times.items()}
    words = f"p95 {p95['big']:.1f} ms, authenticated {p95['authenticated']:.1f}, bare {p95['bare']:.1f}"
    yield Verdict(
        "command center / authenticated view, p95", p95["big"] / p95["authenticated"], 2.5, "×", words
    )
    words = f"p95 {p95['big']:.1f} ms for {big.count}, {p95['small']:.1f} for {small.count}"
    yield Verdict("the same / that of a small club, p95", p95["big"] / p95["small"], 1.2, "×", words)


def page_queries(big: Club) -> Verdict:
    """Every statement of the page, with those that find out who asks."""
    big.owner.get(f"{big.home}queue/")
    counts = {}
    for tab in Tab:
        with recorded() as sent:
            big.owner.get(f"{big.home}queue/?tab={tab.value}")
        counts[tab.value] = len(sent)
    words = ", ".join(f"{name} {count}" for name, count in counts.items())
    return Verdict("queries of the page", max(counts.values()), 10, "", words)


def places(big: Club) -> Iterator[Place]:
    """Each tab with each search, and with each filter; with groups and tags where the club has any."""
    yield from (Place(tab, search) for tab in Tab for search in SEARCHES)
    groups = list(Group.objects.visible_to(big.membership)[:3])
    own = [Narrowed(group=str(group.public_id)) for group in groups]
    own += [Narrowed(tag=tag) for group in groups for tag in group.tags[:1]]
    yield from (Place(tab, narrowed=each) for tab in Tab for each in (*NARROWED[1:], *own))


def statements(big: Club, *, now: datetime, rounds: int) -> Iterator[Verdict]:
    """The queue's and the counts' statement of each place beside `SELECT 1`, and their buffers."""
    slowest: dict[str, tuple[float, str]] = {}
    fullest: dict[str, tuple[float, str]] = {}
    with inside(big.organization.pk):
        for place in places(big):
            with recorded() as sent:
                selectors.command_center(membership=big.membership, now=now, place=place)
            queue, counts = sent
            things = {"one": Statement("SELECT 1", None).run, "queue": queue.run, "counts": counts.run}
            times = in_turn(things, rounds=rounds)
            for name, statement in (("queue", queue), ("counts", counts)):
                ratio, touched = times[name].p50 / times["one"].p50, statement.buffers()
                slowest[name] = max(slowest.get(name, (0, "")), (ratio, place.query))
                fullest[name] = max(fullest.get(name, (0, "")), (touched, place.query))
    for name in slowest:
        yield Verdict(f"SQL of its {name} / `SELECT 1`, p50", slowest[name][0], 15, "×", slowest[name][1])
        yield Verdict(f"shared buffers of its {name}", fullest[name][0], 250, "", fullest[name][1])
