"""`python -m bench`: a database of its own under RUNSEASON_VAR, tables and files up to date; then measure."""

import subprocess
import sys

from config import launch


def main(arguments: list[str]) -> int:
    """0 where every promise was kept."""
    with launch.database(print) as (_server, variables):
        launch.prepare(variables, print)
        settings = {"DJANGO_SETTINGS_MODULE": "bench.settings"}
        command = [sys.executable, "-m", "bench.measuring", *arguments]
        return subprocess.run(command, env={**variables, **settings}, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except launch.StartFailed as problem:
        sys.exit(str(problem))
