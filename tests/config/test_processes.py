"""Child processes: restarted when they die, ended with everything they started, never left behind."""

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from config import launch
from config.env import PROJECT
from config.processes import Children, end, spawn

SLEEP = "import time; time.sleep(600)"
PARENT = f"""
import sys, time
from pathlib import Path
from config.processes import Children
children = Children(Path(sys.argv[1]), {{}}, print)
children.start("sleeper", [sys.executable, "-c", {SLEEP!r}])
print(children.all[0].process.pid, flush=True)
time.sleep(600)
"""
STOPPED = """
import signal, time
for each in (signal.SIGINT, signal.SIGHUP):  # whoever started the tests may have them ignored
    signal.signal(each, signal.SIG_DFL)
from config.processes import StopAsked, stop_on_signals
stop_on_signals()
try:
    print("up", flush=True)
    time.sleep(600)
except StopAsked:
    print("asked", flush=True)
    time.sleep(0.3)
    print("done", flush=True)
"""
GRANDPARENT = f"""
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", {SLEEP!r}])
print(child.pid, flush=True)
child.wait()
"""
SITE = """
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(int(sys.argv[2]))
        self.end_headers()
        self.wfile.write(b"the queue is old")
HTTPServer(("127.0.0.1", int(sys.argv[1])), Site).serve_forever()
"""


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def children(tmp_path: Path, said: list[str]) -> Iterator[Children]:
    running = Children(tmp_path / "log", os.environ, said.append, pauses_s=(0.0,))
    yield running
    running.stop()


def python(code: str, *words: str) -> list[str]:
    return [sys.executable, "-c", code, *words]


def eventually(condition: Callable[[], bool], patience_s: float = 30) -> bool:
    deadline = time.monotonic() + patience_s
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


def runs(pid: int) -> bool:
    """A zombie does not run; in a container nobody may ever reap it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def pid_of(children: Children, name: str) -> int:
    (process,) = (child.process for child in children.all if child.name == name)
    return process.pid if process else 0


def logged(children: Children, name: str) -> str:
    return (children.logs / f"{name}.log").read_text()


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind((launch.HOST, 0))
        return int(trial.getsockname()[1])


def test_output_goes_to_a_file_of_its_own(children: Children) -> None:
    children.start("talker", python("import sys; print('said', file=sys.stderr)"))

    assert eventually(lambda: logged(children, "talker") == "said\n")


def test_child_that_dies_starts_again_and_says_so(children: Children, said: list[str]) -> None:
    children.start("worker", python(SLEEP))
    first = pid_of(children, "worker")
    os.kill(first, signal.SIGKILL)

    assert eventually(lambda: children.look() or pid_of(children, "worker") not in {0, first})

    assert said == [f"worker ended (SIGKILL) and starts again; see {children.logs / 'worker.log'}"]


def test_child_that_never_stands_is_hopeless(children: Children, said: list[str]) -> None:
    children.start("worker", python("raise SystemExit(7)"))

    assert eventually(lambda: children.look() or children.hopeless() is not None)

    assert "exit code 7" in said[0]


def test_pauses_grow_with_each_fall(children: Children) -> None:
    children.pauses_s = (0.0, 500.0)
    children.start("worker", python("raise SystemExit(7)"))

    assert eventually(lambda: children.look() or children.all[0].falls == 2)

    assert children.all[0].again_at - time.monotonic() > 400
    assert children.all[0].process is None


def test_stop_ends_what_the_children_started(children: Children) -> None:
    children.start("family", python(GRANDPARENT))
    assert eventually(lambda: logged(children, "family").endswith("\n"))
    grandchild = int(logged(children, "family"))

    children.stop()

    assert eventually(lambda: not runs(grandchild))


def test_death_of_a_child_ends_what_it_started(children: Children) -> None:
    children.start("family", python(GRANDPARENT))
    assert eventually(lambda: logged(children, "family").endswith("\n"))
    grandchild = int(logged(children, "family"))
    os.kill(pid_of(children, "family"), signal.SIGKILL)

    assert eventually(lambda: children.look() or not runs(grandchild))


def test_big_log_is_turned_over(children: Children) -> None:
    children.logs.mkdir()
    (children.logs / "worker.log").write_bytes(b"x" * (10 * 2**20 + 1))

    children.start("worker", python(SLEEP))

    assert logged(children, "worker") == ""
    assert (children.logs / "worker.old.log").stat().st_size == 10 * 2**20 + 1


@pytest.mark.skipif(
    sys.platform != "linux", reason="needs Linux: the kernel ends the children of a killed parent"
)
def test_children_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    parent = subprocess.Popen(python(PARENT, str(tmp_path)), cwd=PROJECT, stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    child = int(parent.stdout.readline())
    assert runs(child)

    parent.kill()
    parent.communicate()

    assert eventually(lambda: not runs(child))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_each_signal_that_means_stop_is_heard_once(number: signal.Signals) -> None:
    process = subprocess.Popen(python(STOPPED), cwd=PROJECT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "up\n"

    process.send_signal(number)
    assert process.stdout.readline() == "asked\n"
    process.send_signal(signal.SIGTERM)

    assert process.communicate(timeout=30)[0] == "done\n"
    assert process.returncode == 0


def test_taken_port_is_said_before_anything_starts() -> None:
    with socket.socket() as other:
        other.bind((launch.HOST, 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(launch.StartFailed, match=f"Port {port} is taken"):
            launch.up(launch.Wish(port, demo=False, athletes=1, weeks=1), print)


def test_number_that_is_no_port_is_said() -> None:
    with pytest.raises(launch.StartFailed, match="not a port"):
        launch.refuse_taken_port(70000)


def test_ready_site_is_waited_for(children: Children) -> None:
    port = free_port()
    children.start("web", python(SITE, str(port), "200"))

    launch.wait_until_ready(children, port)

    assert launch.ask(port) == (200, "the queue is old")


def test_site_that_is_not_ready_is_said_in_its_own_words(children: Children) -> None:
    port = free_port()
    children.start("web", python(SITE, str(port), "503"))
    assert eventually(lambda: launch.ask(port)[0] == 503)

    with pytest.raises(launch.StartFailed, match="the queue is old"):
        launch.wait_until_ready(children, port, patience_s=0.5)


def test_web_that_cannot_start_is_said_with_the_end_of_its_log(children: Children) -> None:
    children.start("web", python("raise SystemExit('no such module')"))

    with pytest.raises(launch.StartFailed, match="no such module"):
        launch.wait_until_ready(children, free_port())


def test_foreign_database_needs_its_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@db/runseason")
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)

    with pytest.raises(launch.StartFailed, match="DATABASE_OWNER_URL"), launch.database(print):
        pass


def test_foreign_database_is_left_alone(monkeypatch: pytest.MonkeyPatch, said: list[str]) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@db/runseason")
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://owner@db/runseason")

    with launch.database(said.append) as (server, variables):
        assert server is None
        assert variables["DATABASE_URL"] == "postgresql://app@db/runseason"

    assert said == ["Database: the server of DATABASE_URL."]


def test_addresses_are_remembered_for_their_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launch, "VAR", tmp_path)

    launch.remember({"DATABASE_URL": "postgresql://a:b@/c?host=/tmp/x"})

    kept = tmp_path / "database.env"
    assert kept.read_text() == "DATABASE_URL='postgresql://a:b@/c?host=/tmp/x'\n"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_command_that_fails_is_said_with_its_last_words() -> None:
    with pytest.raises(launch.StartFailed, match="Unknown command"):
        launch.manage("no_such_command", variables=os.environ)


def test_command_that_is_interrupted_ends_with_what_it_started() -> None:
    process = spawn(python(GRANDPARENT), env=os.environ, stdout=subprocess.PIPE, stderr=None)
    assert process.stdout
    grandchild = int(process.stdout.readline())

    end([process])

    process.stdout.close()
    assert process.returncode == -signal.SIGTERM
    assert eventually(lambda: not runs(grandchild))


def test_spawned_process_leads_its_own_group() -> None:
    process = spawn(python("pass"), env=os.environ, stdout=subprocess.DEVNULL, stderr=None)

    group = os.getpgid(process.pid)

    assert group == process.pid
    process.wait()
