"""docs/operations.md tells operators the truth about what runs by itself."""

from tenancy.schedule import periodics
from tests.database import PROJECT


def test_every_periodic_job_is_in_the_table_and_no_other() -> None:
    text = (PROJECT / "docs/operations.md").read_text("utf-8")
    table = text.partition("## What runs by the clock")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    told = [name for cell in rows for name in cell.replace("`", "").replace(",", " ").split()]

    assert sorted(told) == sorted(one.kind for one in periodics if not one.kind.startswith("tests."))
