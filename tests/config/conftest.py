"""Fixtures of config's tests: a var folder, and a server on it."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from config import postgres


@pytest.fixture
def var() -> Iterator[Path]:
    """A folder that every account can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="rs-var-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def server(var: Path) -> Iterator[postgres.Server]:
    with postgres.ensure(var, fsync=False) as running:
        yield running
