"""One command from nothing to a site that answers: database, tables, demo season, web, worker, scheduler."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from config import assets, postgres
from config.env import PROJECT, VAR, env
from config.processes import Children, end, spawn, tail

HOST = "127.0.0.1"
READY_S = 60.0
LOOK_S = 0.2

Say = Callable[[str], None]


class StartFailed(Exception):
    """The site could not be started; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What `manage.py up` was asked for."""

    port: int
    demo: bool
    athletes: int
    weeks: int

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}/"


def up(wish: Wish, say: Say) -> None:
    """Start everything, say where it is, and watch over it until we are asked to stop."""
    refuse_taken_port(wish.port)
    with database(say) as (server, variables):
        prepare(variables, say)
        words = greeting(wish, variables, say)
        children = Children(VAR / "log", variables, say)
        try:
            start_children(children, wish.port, broker=env.celery_broker_url)
            say("Web, worker and scheduler: starting.")
            wait_until_ready(children, wish.port)
            say(f"\nRunSeason is ready: {wish.address}\n{words}\nLogs: {VAR / 'log'}. Stop with Ctrl-C.")
            watch(children, server, say)
        finally:
            children.stop()
            say("Web, worker and scheduler: stopped.")


def refuse_taken_port(port: int) -> None:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except PermissionError as problem:
            raise StartFailed(f"Port {port} is reserved for root. Choose another one: PORT=8000") from problem
        except (OSError, OverflowError) as problem:
            raise StartFailed(
                f"Port {port} is taken or not a port. Choose another one: PORT={port + 1}"
            ) from problem


@contextmanager
def database(say: Say) -> Iterator[tuple[postgres.Server | None, Mapping[str, str]]]:
    """The server of DATABASE_URL, or else the embedded one, which stops with its last user."""
    if os.environ.get("DATABASE_URL"):
        if not os.environ.get("DATABASE_OWNER_URL"):
            raise StartFailed(
                "DATABASE_URL is set: set DATABASE_OWNER_URL too. The owner of the tables migrates them."
            )
        say("Database: the server of DATABASE_URL.")
        yield None, os.environ
        return
    server = postgres.ensure(VAR)
    try:
        say(f"Database: {'started' if server.started_by_me else 'running already'} in {server.home}.")
        variables = postgres.ensure_roles(server).environment()
        remember(variables)
        yield server, os.environ | variables
    finally:
        if server.stop():
            (VAR / "database.env").unlink(missing_ok=True)
            say("Database: stopped.")
        else:
            say("Database: left running; somebody else uses it.")


def remember(variables: Mapping[str, str]) -> None:
    """Let `manage.py` in another terminal find the embedded database (see config/env.py)."""
    new = VAR / "database.env.new"
    new.unlink(missing_ok=True)
    new.touch(mode=0o600)
    new.write_text("".join(f"{key}='{value}'\n" for key, value in variables.items()))
    new.rename(VAR / "database.env")


def prepare(variables: Mapping[str, str], say: Say) -> None:
    manage("migrate", "--verbosity=0", variables=variables, role="owner")
    manage("provision", variables=variables, role="owner")
    say("Database: tables and rights are up to date.")
    mark = assets.fingerprint(PROJECT)
    if not assets.collected(VAR, mark):
        manage("collectstatic", "--noinput", "--verbosity=0", variables=variables)
        assets.note_collected(VAR, mark)
        say("Static files: collected.")


def greeting(wish: Wish, variables: Mapping[str, str], say: Say) -> str:
    """What to tell at the end: the demo's logins, or the link that opens an empty installation."""
    if not wish.demo:
        return manage("first_run_link", f"--address={wish.address}", variables=variables)
    say(f"Demo season: {wish.athletes} athletes, {wish.weeks} weeks.")
    amounts = (f"--athletes={wish.athletes}", f"--weeks={wish.weeks}")
    return manage("demo", *amounts, variables=variables, progress=True)


def manage(*words: str, variables: Mapping[str, str], role: str = "app", progress: bool = False) -> str:
    """Run one of our commands to its end and return what it printed. Progress comes by its standard error."""
    process = spawn(
        [sys.executable, str(PROJECT / "manage.py"), *words],
        env={**variables, "RUNSEASON_DATABASE_ROLE": role},
        stdout=subprocess.PIPE,
        stderr=None if progress else subprocess.PIPE,
    )
    try:
        printed, complaints = process.communicate()
    except BaseException:
        end([process])
        raise
    if process.returncode:
        why = "\n".join((complaints or printed).strip().splitlines()[-8:])
        raise StartFailed(f"`manage.py {words[0]}` failed:\n{why}")
    return printed.rstrip()


def start_children(children: Children, port: int, *, broker: str) -> None:
    python, manage_py = sys.executable, str(PROJECT / "manage.py")
    serve = ["gunicorn", "config.wsgi", f"--bind={HOST}:{port}", "--workers=2", "--threads=4"]
    children.start(
        "web", [python, "-m", *serve, "--graceful-timeout=5", "--no-control-socket", f"--chdir={PROJECT}"]
    )
    if broker:
        work = [
            "celery",
            f"--workdir={PROJECT}",
            "--app=config.celery",
            "worker",
            "--concurrency=2",
            "--loglevel=WARNING",
        ]
        children.start("worker", [python, "-m", *work])
    else:
        children.start("worker", [python, manage_py, "worker"])
    children.start("scheduler", [python, manage_py, "scheduler"])


def wait_until_ready(children: Children, port: int, patience_s: float = READY_S) -> None:
    deadline, answer = time.monotonic() + patience_s, "no answer"
    while time.monotonic() < deadline:
        children.look()
        lost = children.hopeless()
        if lost:
            raise StartFailed(f"{lost.name} does not start; the end of {lost.log}:\n{tail(lost.log)}")
        status, answer = ask(port)
        if status == http.client.OK:
            return
        time.sleep(LOOK_S)
    raise StartFailed(f"The site is not ready after {patience_s:.0f} s. /readyz says: {answer}")


def ask(port: int) -> tuple[int, str]:
    """What /readyz says. Over a plain socket, so that no proxy of the environment comes between."""
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        response = connection.getresponse()
        return response.status, response.read(500).decode(errors="replace")
    except (OSError, http.client.HTTPException) as problem:
        return 0, str(problem)
    finally:
        connection.close()


def watch(children: Children, server: postgres.Server | None, say: Say) -> None:
    while True:
        if server and not server.alive():
            say("The database ended and starts again.")
            server.revive()
        children.look()
        time.sleep(LOOK_S)
