"""Build RunSeason's environment in .venv from the locked requirements: `python3 bootstrap.py [base|dev]`.

Standard library only, in syntax that any Python 3 reads: an old one gets a sentence, not a traceback.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "RunSeason needs Python 3.11 or newer; this is %d.%d. Name another one: make setup PYTHON=python3.11"
        % sys.version_info[:2]
    )

import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent
FREE_MB = {"base": 700, "dev": 1400}
SAY_EVERY = 20  # packages
REASONS = (  # what pip writes, what we say
    (r"No space left on device", "the disk is full."),
    (
        r"DO NOT MATCH THE HASHES",
        "a downloaded package is not the one in the lock file, and was refused.",
    ),
    (
        r"Failed to establish|name resolution|timed out|ProxyError|SSLError|from versions: none",
        "the package index cannot be reached. Check the network or the proxy.",
    ),
    (r"Permission denied", "a file may not be written by this user."),
)


class SetupFailed(Exception):
    """The environment could not be built; the text says why and what to do."""


def say(text: str) -> None:
    print(text, flush=True)


def build(root: Path, kind: str) -> None:
    """Make `.venv` hold what the lock of this kind asks for. Safe to repeat, and to run twice at once."""
    lock = root / "requirements" / (kind + ".txt")
    check_writable(root)
    with (root / ".venv.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        stamp = root / ".venv" / "installed.json"
        if read_stamp(stamp).get(kind) == fingerprint(lock) and works(root):
            say("Environment: .venv is up to date.")
            return
        check_ready(root, kind)
        if not works(root) or read_stamp(stamp).get("at", str(root)) != str(root):
            create(root)
        stamp.unlink(missing_ok=True)
        install(root, lock)
        write_stamp(stamp, kind, lock)
    say("Environment: ready.")


def read_stamp(stamp: Path) -> dict[str, str]:
    try:
        return json.loads(stamp.read_text())
    except (FileNotFoundError, ValueError):
        return {}


def write_stamp(stamp: Path, kind: str, lock: Path) -> None:
    """The development lock contains the base lock, so whoever has it needs nothing more to run."""
    found = {kind: fingerprint(lock), "at": str(lock.parent.parent)}
    if kind == "dev":
        found["base"] = fingerprint(lock.with_name("base.txt"))
    stamp.write_text(json.dumps(found))


def fingerprint(lock: Path) -> str:
    """Changes with the lock, the Python version and the place: a moved `.venv` does not work."""
    parts = (lock.read_bytes(), sys.version.encode(), os.fsencode(lock))
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def works(root: Path) -> bool:
    """Whether `.venv` has a Python of our version, with pip: an interrupted build or an upgrade breaks it."""
    wanted = "import pip, sys; sys.exit(sys.version_info[:2] != %r)" % (sys.version_info[:2],)
    try:
        tried = subprocess.run([str(python_of(root)), "-c", wanted], stderr=subprocess.DEVNULL, check=False)
    except OSError:
        return False
    return tried.returncode == 0


def python_of(root: Path) -> Path:
    return root / ".venv" / "bin" / "python"


def check_writable(root: Path) -> None:
    if not os.access(str(root), os.W_OK):
        raise SetupFailed("%s may not be written by this user. Run this as the owner of the folder." % root)


def check_ready(root: Path, kind: str) -> None:
    free_mb = shutil.disk_usage(str(root)).free // 2**20
    if free_mb < FREE_MB[kind]:
        raise SetupFailed(
            "not enough disk space: %d MB are needed in %s, %d MB are free." % (FREE_MB[kind], root, free_mb)
        )
    try:
        import ensurepip  # noqa: F401, PLC0415  (Debian ships it in a package of its own)
        import venv  # noqa: F401, PLC0415
    except ImportError:
        raise SetupFailed(
            "Python's venv module is missing. On Debian or Ubuntu: apt-get install python3-venv"
        ) from None


def create(root: Path) -> None:
    say("Environment: creating .venv with Python %d.%d.%d." % sys.version_info[:3])
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(root / ".venv")],
        capture_output=True,
        text=True,
        check=False,
        env=environment(root),
    )
    if made.returncode:
        raise SetupFailed("Python could not create .venv: " + last_line(made.stdout + made.stderr))


def install(root: Path, lock: Path) -> None:
    wanted = len(re.findall(r"^[A-Za-z0-9][^ ]*==", lock.read_text(), re.MULTILINE))
    say(
        "Environment: installing %d packages from requirements/%s (minutes the first time)."
        % (wanted, lock.name)
    )
    command = [
        str(python_of(root)),
        "-m",
        "pip",
        "install",
        "--require-hashes",
        "--no-deps",  # the lock is whole: nothing is looked up, so nothing newer can come in between
        "--no-input",
        "-r",
        str(lock),
    ]
    output = []
    pip = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment(root),
        cwd=str(root),
    )
    for line in pip.stdout or ():
        output.append(line)
        report(line, sum(seen.startswith("Collecting ") for seen in output), wanted)
    if pip.wait():
        raise SetupFailed(reason("".join(output)))
    check_whole(root)


def check_whole(root: Path) -> None:
    """Another Python may need a package that the lock was not made for."""
    found = subprocess.run(
        [str(python_of(root)), "-m", "pip", "check"],
        capture_output=True,
        text=True,
        check=False,
        env=environment(root),
    )
    if found.returncode:
        raise SetupFailed(
            "the lock file does not fit this Python (%s). Run `make lock`." % last_line(found.stdout)
        )


def report(line: str, collected: int, wanted: int) -> None:
    if line.startswith("Collecting ") and collected % SAY_EVERY == 0:
        say("Environment:   %d of %d collected." % (collected, wanted))
    if line.startswith("Installing collected packages"):
        say("Environment:   unpacking.")


def reason(output: str) -> str:
    for pattern, sentence in REASONS:
        if re.search(pattern, output):
            return "the packages could not be installed: " + sentence
    return "the packages could not be installed: " + last_line(output)


def last_line(output: str) -> str:
    return (output.strip().splitlines() or ["no reason given."])[-1]


def environment(root: Path) -> dict[str, str]:
    """The caller's variables; pip's cache moves into the project where there is no home to write to."""
    env = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1")
    home = os.environ.get("HOME", os.path.expanduser("~"))
    if not (home and os.path.isdir(home) and os.access(home, os.W_OK)):
        env.setdefault("PIP_CACHE_DIR", str(root / ".cache" / "pip"))
    return env


def main(arguments: list[str]) -> int:
    kind = arguments[0] if arguments else "base"
    if kind not in FREE_MB:
        say("Usage: python3 bootstrap.py [base|dev]")
        return 2
    try:
        build(ROOT, kind)
    except (SetupFailed, OSError) as problem:
        say("RunSeason cannot be set up: %s" % problem)
        return 1
    except KeyboardInterrupt:
        say("Stopped. Run it again to go on.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
