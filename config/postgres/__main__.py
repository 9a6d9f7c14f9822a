"""Run a command with the embedded database: `python -m config.postgres [--test] -- manage.py dbshell`."""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence

from config.env import VAR
from config.postgres import PostgresFailed, ensure, ensure_roles


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m config.postgres", description=__doc__)
    parser.add_argument("--test", action="store_true", help="use the test server, not the one with your data")
    parser.add_argument("command", nargs="+")
    wanted = parser.parse_args(arguments)
    name = "test-postgres" if wanted.test else "postgres"
    try:
        with ensure(VAR, fsync=not wanted.test, name=name) as server:
            variables = os.environ | ensure_roles(server).environment()
            return subprocess.run(wanted.command, env=variables, check=False).returncode
    except PostgresFailed as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
