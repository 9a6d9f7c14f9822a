"""Values that PostgreSQL works out, where Python or each row would have to."""

from typing import Any

from django.db.models import Func, TextField


class Text(Func):
    """An id, or JSON, as PostgreSQL writes it."""

    template = "(%(expressions)s)::text"

    def __init__(self, expression: Any) -> None:
        super().__init__(expression, output_field=TextField())


class Instant(Text):
    """An instant as `datetime.isoformat` writes it, in UTC: six digits of a second, or none."""

    template = (
        "replace(to_char((%(expressions)s) AT TIME ZONE 'UTC', "
        "'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), '.000000Z', 'Z')"
    )


class Once(Func):
    """What is the same for all rows of a statement: worked out once, not with each of them."""

    template = "(SELECT %(expressions)s)"

    def __init__(self, expression: Any) -> None:
        super().__init__(expression, output_field=expression.output_field)
