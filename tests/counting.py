"""Counts that a run of the suite prints at its end, gathered from all its workers."""

from collections import Counter
from typing import Any

import pytest

counts: Counter[str] = Counter()


class Counting:
    """A pytest plugin: workers hand their counts to the controller, which prints the sum."""

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        output = getattr(session.config, "workeroutput", None)
        if output is not None:
            output["counts"] = dict(counts)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        counts.update(getattr(node, "workeroutput", {}).get("counts", {}))

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        if counts:
            words = ", ".join(f"{name} {number:,}" for name, number in sorted(counts.items()))
            terminalreporter.write_line(
                f"isolation: {sum(counts.values()):,} requests answered and searched ({words})"
            )
