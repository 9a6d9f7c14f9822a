"""Sixteen people at once, of several organizations: `python -m tests.processes.pooled.load <plan.json>`.

Prints a line of JSON for each answer, with the canaries of other organizations that stood in it.
"""

import http.client
import json
import random
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HOST = "127.0.0.1"
THREADS = 16
PATIENCE_S = 30.0
API_OF_RUNNER = ("today/", "activities/", "plan/", "me/")
API_OF_OWNER = ("athletes/", "interventions/", "me/")
PAGES_OF_RUNNER = ("today/", "log/")
# A calendar asks several questions in one turn.
PAGES_OF_OWNER = ("queue/", "athletes/", "settings/members/", "athletes/{athlete}/calendar/?weeks=12")
ENDS = ("keep", "raise", "divide", "give up")

Team = dict[str, str]


@dataclass(frozen=True)
class Ask:
    """A request of somebody of a team; `word`: what it writes, if it does."""

    team: Team
    what: str
    method: str
    path: str
    headers: dict[str, str]
    body: Any = None
    word: str = ""


def api(team: Team, who: str, slug: str) -> dict[str, str]:
    kind = {"Content-Type": "application/json"}
    return {"Authorization": f"Bearer {team[f'{who}_token']}", "Organization": slug, **kind}


def read(team: Team, others: list[Team], word: str, dice: random.Random) -> Ask:
    who, paths = dice.choice([("runner", API_OF_RUNNER), ("owner", API_OF_OWNER)])
    return Ask(team, "read", "GET", f"/api/v1/{dice.choice(paths)}", api(team, who, team["slug"]))


def page(team: Team, others: list[Team], word: str, dice: random.Random) -> Ask:
    who, paths = dice.choice([("runner", PAGES_OF_RUNNER), ("owner", PAGES_OF_OWNER)])
    cookie = {"Cookie": f"sessionid={team[f'{who}_session']}"}
    return Ask(team, "page", "GET", f"/o/{team['slug']}/{dice.choice(paths).format(**team)}", cookie)


def stray(team: Team, others: list[Team], word: str, dice: random.Random) -> Ask:
    """Somebody asks for another organization's page."""
    slug = dice.choice(others)["slug"]
    return Ask(team, "stray", "GET", "/api/v1/athletes/", api(team, "owner", slug))


def check_in(team: Team, others: list[Team], word: str, dice: random.Random) -> Ask:
    answers = {name: dice.randint(1, 5) for name in ("sleep", "energy", "recovery", "stress")}
    body = {**answers, "problem": "none", "note": word}
    return Ask(team, "check_in", "PUT", "/api/v1/check-in/", api(team, "runner", team["slug"]), body)


def says(team: Team, others: list[Team], word: str, dice: random.Random) -> Ask:
    then = dice.choice(ENDS)
    body, headers = {"body": word, "then": then}, api(team, "runner", team["slug"])
    return Ask(team, then, "POST", "/api/v1/says/", headers, body, word)


ACTS: tuple[Callable[[Team, list[Team], str, random.Random], Ask], ...] = (
    read,
    page,
    page,
    stray,
    check_in,
    says,
    says,
)


def asks(teams: list[Team], number: int) -> Iterator[Ask]:
    dice = random.Random(number)
    for each in range(number):
        team = dice.choice(teams)
        others = [other for other in teams if other is not team]
        yield dice.choice(ACTS)(team, others, f"{team['name']} {each}", dice)


def answer(port: int, ask: Ask) -> tuple[int, bytes]:
    """Status, and headers and body as one; status 0 where no whole answer came."""
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE_S)
    body = json.dumps(ask.body).encode() if ask.body else b""
    try:
        connection.request(ask.method, ask.path, body, ask.headers)
        response = connection.getresponse()
        return response.status, str(response.headers).encode() + response.read()
    except (OSError, http.client.HTTPException):
        return 0, b""
    finally:
        connection.close()


def outcome(port: int, ask: Ask, names: list[str]) -> dict[str, Any]:
    status, text = answer(port, ask)
    text = text.lower()
    seen = [name for name in names if name.lower().encode() in text]
    own = ask.team["name"] in seen
    foreign = [name for name in seen if name != ask.team["name"]]
    return {"what": ask.what, "status": status, "own": own, "foreign": foreign, "word": ask.word}


def main(plan: dict[str, Any]) -> None:
    names = [team["name"] for team in plan["teams"]]
    with ThreadPoolExecutor(THREADS) as threads:
        found = threads.map(
            lambda ask: outcome(plan["port"], ask, names), asks(plan["teams"], plan["requests"])
        )
        for each in found:
            print(json.dumps(each), flush=True)


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text()))
