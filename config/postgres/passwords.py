"""The passwords of an embedded server: made once, readable by their owner alone."""

import os
import secrets
from pathlib import Path


def kept_password(var: Path, name: str) -> str:
    """Read `var/secrets/<name>`, or make it. The caller holds the server's lock."""
    path = var / "secrets" / name
    if not path.exists():
        path.parent.mkdir(mode=0o700, exist_ok=True)
        new = path.with_suffix(".new")
        new.touch(mode=0o600)
        with new.open("w") as file:
            file.write(secrets.token_urlsafe(32))
            file.flush()
            os.fsync(file.fileno())
        new.rename(path)
    return path.read_text()
