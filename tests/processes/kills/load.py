"""Clients of the site: they check in, hand in files and decide, and send again until they are answered.

`python -m tests.processes.kills.load <plan.json>` prints a line of JSON for each answer until SIGTERM; what
is under way is then brought to its end.
"""

import hashlib
import http.client
import json
import signal
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from demo.fitfile import encode_run
from demo.simulation import Runner, Segment, simulate

HOST = "127.0.0.1"
PATIENCE_S = 10.0
PAUSE_S = 0.1  # between two writes
TRY_AGAIN_S = 0.5
MOST_UNREAD = 3  # files in the hands of the worker, for each athlete
SCALE = 5
stopping = threading.Event()
printing = threading.Lock()


def say(**facts: Any) -> None:
    with printing:
        print(json.dumps(facts), flush=True)


@dataclass(frozen=True)
class Client:
    """One person's device, which knows what it has sent and not yet been answered."""

    port: int
    slug: str
    token: str

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, Any]:
        """Status and JSON; status 0 where no whole answer came."""
        known = {"Authorization": f"Bearer {self.token}", "Organization": self.slug}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE_S)
        try:
            connection.request(method, f"/api/v1/{path}", body, {**known, **named})
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        except (OSError, http.client.HTTPException, ValueError):
            return 0, None
        finally:
            connection.close()

    def insist(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, Any]:
        """The answer, however often it has to be asked for: the same bytes under the same key."""
        while True:
            began = time.monotonic()
            status, answer = self.ask(method, path, body, **headers)
            if status and status < 500:
                return status, answer
            say(what="failed", status=status, began=began, ended=time.monotonic(), path=path)
            time.sleep(TRY_AGAIN_S)

    def write(self, method: str, path: str, body: Any, key: str) -> tuple[int, Any]:
        data, key = json.dumps(body).encode(), key.replace(" ", "-")
        return self.insist(method, path, data, Content_Type="application/json", Idempotency_Key=key)


def check_in(client: Client, team: dict[str, str], tag: str) -> None:
    """Other answers each time; each is sent again after it was answered, as an impatient phone does."""
    for number in until_stopped():
        word = f"{tag} {team['slug']} {number}"
        scale = {name: 1 + (number + shift) % SCALE for shift, name in enumerate(("sleep", "energy"))}
        body = {**scale, "recovery": 4, "stress": 4, "problem": "none", "note": word}
        first = client.write("PUT", "check-in/", body, word)
        said(first, 200, what="check_in", word=word, who=team["athlete"], answers=scale)
        if client.write("PUT", "check-in/", body, word) != first:
            say(what="differs", word=word)


def hand_in(client: Client, team: dict[str, str], tag: str, first_day: str) -> None:
    """A file of its own each time, under the same boundary when it is sent again."""
    unread: list[str] = []
    begun = datetime.fromisoformat(f"{first_day}T06:00Z")
    for number in until_stopped():
        data = fit_file(f"{tag} {team['slug']} {number}", begun + timedelta(days=number))
        boundary, body = multipart(f"{number}.fit", data)
        kind = f"multipart/form-data; boundary={boundary}"
        key = f"{tag}-file-{number}"
        path = f"athletes/{team['athlete']}/uploads/"
        answer = client.insist("POST", path, body, Content_Type=kind, Idempotency_Key=key)
        said(answer, 202, what="upload", word=hashlib.sha256(data).hexdigest())
        unread.append(answer[1].get("public_id", ""))
        while len(unread) > MOST_UNREAD and not stopping.is_set():
            time.sleep(PAUSE_S)
            unread = [one for one in unread if is_waiting(client, one)]


def decide(client: Client, team: dict[str, str], tag: str) -> None:
    """Dismiss the case, take that back, and so on: each is a row of its own."""
    for number in until_stopped():
        word = f"{tag} {team['slug']} dismissed {number}"
        _, case = client.insist("GET", f"interventions/{team['case']}/")
        body = {"verb": "dismiss", "version": case["version"], "reason": word}
        done = client.write("POST", f"interventions/{team['case']}/decisions/", body, word)
        said(done, 201, what="decision", word=word, public_id=done[1].get("public_id"))
        undone = client.write("POST", f"decisions/{done[1].get('public_id')}/undo/", None, f"{word}-undone")
        said(undone, 201, what="undo", word=undone[1].get("public_id"))


def until_stopped() -> Iterator[int]:
    for number in count():
        if stopping.is_set():
            return
        yield number
        time.sleep(PAUSE_S)


def said(answer: tuple[int, Any], expected: int, **facts: Any) -> None:
    """An answer as it should be is an acknowledged write."""
    status, body = answer
    if status == expected:
        say(**facts)
    else:
        say(what="refused", status=status, body=body, of=facts)


def is_waiting(client: Client, upload: str) -> bool:
    _, found = client.insist("GET", f"uploads/{upload}/")
    return found["state"] in ("waiting", "working", "again")


def fit_file(word: str, started_at: datetime) -> bytes:
    """Four minutes on a treadmill, on a morning of their own: no other run is taken for the same."""
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4])
    run = simulate((Segment(240, 3.0),), runner=Runner(), started_at=started_at, seed=seed)
    return encode_run(run, every_s=5)


def multipart(name: str, data: bytes) -> tuple[str, bytes]:
    boundary = uuid.uuid4().hex
    head = f'Content-Disposition: form-data; name="file"; filename="{name}"'
    opening = f"--{boundary}\r\n{head}\r\nContent-Type: application/octet-stream\r\n\r\n"
    return boundary, opening.encode() + data + f"\r\n--{boundary}--\r\n".encode()


def main(plan: dict[str, Any]) -> None:
    signal.signal(signal.SIGTERM, lambda *_: stopping.set())
    acts: tuple[tuple[str, Callable[..., None]], ...] = (
        ("runner_token", check_in),
        ("runner_token", partial(hand_in, first_day=plan["first_day"])),
        ("owner_token", decide),
    )
    threads = []
    for team in plan["teams"]:
        for token, act in acts:
            client = Client(plan["port"], team["slug"], team[token])
            threads.append(threading.Thread(target=act, args=(client, team, plan["tag"])))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text()))
