"""bootstrap.py: readable by old Pythons, idempotent, and plain about what is missing."""

import ast
import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

import bootstrap
from config.env import PROJECT

LOCK = "# nothing is needed\n"
NEEDY = {
    "METADATA": "Metadata-Version: 2.1\nName: needy\nVersion: 1.0\nRequires-Dist: left-out\n",
    "WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "RECORD": "",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose locks ask for no package, so that nothing is downloaded."""
    shutil.copy(PROJECT / "bootstrap.py", tmp_path)
    (tmp_path / "requirements").mkdir()
    for kind in bootstrap.FREE_MB:
        (tmp_path / "requirements" / f"{kind}.txt").write_text(LOCK)
    return tmp_path


def run(project: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(project / "bootstrap.py"), *words]
    env = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", **variables}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def pins(kind: str) -> set[str]:
    text = (PROJECT / "requirements" / f"{kind}.txt").read_text()
    return set(re.findall(r"^[A-Za-z0-9._-]+==\S+", text, re.MULTILINE))


def test_old_python_can_read_it_up_to_the_sentence() -> None:
    source = (PROJECT / "bootstrap.py").read_text()

    tree = ast.parse(source, feature_version=(3, 4))

    assert not [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    assert isinstance(tree.body[2], ast.If)
    assert source.index("sys.exit(") < source.index("import fcntl")


def test_environment_is_built_once_and_the_development_one_also_runs_the_site(project: Path) -> None:
    first = run(project, "dev")
    again = run(project, "dev")
    base = run(project, "base")

    assert first.stdout.splitlines()[-1] == "Environment: ready."
    assert again.stdout == base.stdout == "Environment: .venv is up to date.\n"


def test_changed_lock_installs_again_into_the_same_environment(project: Path) -> None:
    run(project)
    (project / ".venv" / "mine").touch()
    (project / "requirements" / "base.txt").write_text(LOCK + "\n")

    done = run(project)

    assert done.stdout.startswith("Environment: installing 0 packages")
    assert (project / ".venv" / "mine").exists()


def test_interrupted_environment_is_made_anew(project: Path) -> None:
    (project / ".venv" / "bin").mkdir(parents=True)
    (project / ".venv" / "bin" / "python").touch()

    done = run(project)

    assert done.stdout.startswith("Environment: creating .venv")
    assert done.returncode == 0


def test_moved_project_gets_a_new_environment(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    run(project)
    moved = project.rename(tmp_path_factory.mktemp("elsewhere") / "project")

    done = run(moved)

    assert done.stdout.startswith("Environment: creating .venv")


def test_unknown_package_is_said_without_a_traceback(project: Path) -> None:
    pinned = "no-such-package==1.0 --hash=sha256:" + "0" * 64
    (project / "requirements" / "base.txt").write_text(pinned + "\n")

    done = run(project, PIP_NO_INDEX="1")

    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == (
        "RunSeason cannot be set up: the packages could not be installed: "
        "the package index cannot be reached. Check the network or the proxy."
    )


def test_lock_that_lacks_a_package_is_said(project: Path) -> None:
    wheel = project / "needy-1.0-py3-none-any.whl"
    with ZipFile(wheel, "w") as archive:
        for name, text in NEEDY.items():
            archive.writestr(f"needy-1.0.dist-info/{name}", text)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (project / "requirements" / "base.txt").write_text(f"needy==1.0 --hash=sha256:{digest}\n")

    done = run(project, PIP_NO_INDEX="1", PIP_FIND_LINKS=str(project))

    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == (
        "RunSeason cannot be set up: the lock file does not fit this Python "
        "(needy 1.0 requires left-out, which is not installed.). Run `make lock`."
    )


def test_full_disk_is_said_before_anything_is_made(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(bootstrap.FREE_MB, "base", 10**9)

    with pytest.raises(bootstrap.SetupFailed, match="not enough disk space: 1000000000 MB are needed"):
        bootstrap.build(project, "base")

    assert not (project / ".venv").exists()


def test_missing_venv_module_is_said_with_the_package_to_install(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)

    with pytest.raises(bootstrap.SetupFailed, match="apt-get install python3-venv"):
        bootstrap.build(project, "base")


@pytest.mark.parametrize(
    "output, words",
    [
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("Temporary failure in name resolution", "cannot be reached"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM", "not the one in the lock file"),
        ("ERROR: something else\n", "ERROR: something else"),
    ],
)
def test_complaint_of_pip_becomes_a_sentence(output: str, words: str) -> None:
    assert words in bootstrap.reason(output)


def test_usable_home_keeps_pips_own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PIP_CACHE_DIR", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))

    assert "PIP_CACHE_DIR" not in bootstrap.environment(tmp_path)


@pytest.mark.parametrize("home", ["", "/dev/null/home"])
def test_unusable_home_moves_pips_cache_into_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    monkeypatch.delenv("PIP_CACHE_DIR", raising=False)
    monkeypatch.setenv("HOME", home)

    assert bootstrap.environment(tmp_path)["PIP_CACHE_DIR"] == str(tmp_path / ".cache" / "pip")


def test_unknown_kind_is_answered_with_the_usage(project: Path) -> None:
    done = run(project, "everything")

    assert (done.returncode, done.stdout) == (2, "Usage: python3 bootstrap.py [base|dev]\n")


def test_development_lock_contains_the_base_lock() -> None:
    assert pins("base") <= pins("dev")
