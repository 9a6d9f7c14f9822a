"""Commands called as a shell would, and what they said."""

import io

from django.core.management import CommandError, call_command


def call(name: str, *words: object) -> tuple[int, str, str]:
    """Exit code, words, complaints."""
    said, complained = io.StringIO(), io.StringIO()
    try:
        call_command(name, *map(str, words), stdout=said, stderr=complained)
    except CommandError as refused:
        return refused.returncode, said.getvalue(), f"{complained.getvalue()}{refused}"
    return 0, said.getvalue(), complained.getvalue()
