"""The other promises about pages: the API's lists, a check-in and when its coach sees it."""

from collections.abc import Iterator
from functools import partial
from itertools import cycle
from time import perf_counter

from bench.people import Club
from bench.timing import in_turn
from bench.verdicts import Verdict

LISTS = ("athletes/", "interventions/")
WELL = {"sleep": 4, "energy": 4, "recovery": 5, "stress": 4, "problem": "none"}
ILL = {"sleep": 1, "energy": 1, "recovery": 1, "stress": 1, "problem": "ill"}


def api_lists(big: Club, *, rounds: int) -> Iterator[Verdict]:
    """Lists of 50 beside an address of the API that only authenticates the token."""
    for name in LISTS:
        times = in_turn(
            {
                "authenticated": lambda: big.program.get("/api/v1/bench/"),
                "list": partial(big.program.get, f"/api/v1/{name}?limit=50"),
            },
            rounds=rounds,
        )
        words = f"p50 {times['list'].p50:.1f} ms, authenticated {times['authenticated'].p50:.1f}"
        ratio = times["list"].p50 / times["authenticated"].p50
        yield Verdict(f"API, 50 {name.strip('/')} / authenticated, p50", ratio, 1.5, "×", words)


def check_in(big: Club, *, day: str, rounds: int) -> Iterator[Verdict]:
    """Answers that differ each time, so that each is scored and saved.

    The page that a browser then opens takes the messages along: kept, they would make each answer slower.
    """
    today, address, answers = f"{big.home}today/", f"{big.home}today/check-in/", cycle((WELL, ILL))
    big.athlete.get(today)
    times = in_turn(
        {
            "authenticated": lambda: big.athlete.get(f"{big.home}bench/"),
            "check-in": lambda: big.athlete.post(address, {"day": day, "changing": "on", **next(answers)}),
            "after": lambda: big.athlete.get(today),
        },
        rounds=rounds,
    )
    p95, base = times["check-in"].p95, times["authenticated"].p95
    words = f"p95 {p95:.1f} ms, authenticated {base:.1f}, the page after it {times['after'].p95:.1f}"
    yield Verdict("check-in POST / authenticated view, p95", p95 / base, 3, "×", words)
    yield _seen(big, address, day)


def _seen(big: Club, address: str, day: str) -> Verdict:
    """From the moment that the answers are sent until the coach's page that shows the case has come."""
    name = big.athlete_name
    big.athlete.post(address, {"day": day, "changing": "on", **WELL})
    begun = perf_counter()
    big.athlete.post(address, {"day": day, "changing": "on", **ILL})
    page = big.owner.get(f"{big.home}queue/?q={name.replace(' ', '+')}")
    seconds = perf_counter() - begun
    shown = f"<b>{name} " in page.body  # the state of the case stands behind it
    return Verdict(
        "check-in seen in the command center", seconds if shown else 99, 1, " s", f"the case of {name}"
    )
