"""Rows as the three blocks of a workout, with repeats nested by indentation or closed by a blank line."""

from analytics.workout.steps import BLOCKS, MAX_DEPTH, Item, Repeat
from analytics.workout.text.errors import Code, TextError
from analytics.workout.text.scanning import Row
from analytics.workout.text.words import HEADINGS

Placed = tuple[Row, Item]
"""The line an item begins on, and the item."""


class Blocks:
    """Goes through the rows once; what is wrong between lines is added to `errors`."""

    def __init__(self, rows: list[Row | None], errors: list[TextError]) -> None:
        self.rows = rows
        self.errors = errors
        self.place = 0

    def read(self) -> dict[str, list[Placed]]:
        """The items of each block. Text before any heading is the main one."""
        found: dict[str, list[Placed]] = {block: [] for block in BLOCKS}
        block, reached = "main", -1
        while (row := self._next_row()) is not None:
            if row.heading:
                block = row.heading
                found[block] += self._heading(row, late=BLOCKS.index(block) < reached)
            else:
                found[block] += self._items(row.indent, depth=1, flat=False)
            reached = max(reached, BLOCKS.index(block))
        if not found["main"] and not self.errors:
            self.errors.append(self._at_the_end(Code.EMPTY_MAIN))
        return found

    def _heading(self, row: Row, *, late: bool) -> list[Placed]:
        """Goes past it; a heading such as Main set 4x has a repeat of its own."""
        self._go_past(row)
        if late:
            self.errors.append(row.error(Code.HEADING_ORDER, heading=HEADINGS[row.heading]))
        return self._repeat(row, depth=1, flat=False) if row.times else []

    def _items(self, indent: int, *, depth: int, flat: bool) -> list[Placed]:
        """The items that stand so far to the right; a flat block ends at a blank line."""
        items: list[Placed] = []
        while (row := self._next_row()) is not None:
            blank = row is not self.rows[self.place]
            if row.heading or row.indent < indent or (blank and flat):
                break
            if row.indent > indent and row.is_read:
                self.errors.append(row.error(Code.BAD_INDENT))
            self._go_past(row)
            items += self._of_row(row, depth=depth, flat=flat)
        return items

    def _of_row(self, row: Row, *, depth: int, flat: bool) -> list[Placed]:
        if row.times:
            return self._repeat(row, depth=depth, flat=flat)
        return [(row, item) for item in row.items]

    def _repeat(self, row: Row, *, depth: int, flat: bool) -> list[Placed]:
        if depth > MAX_DEPTH:
            self.errors.append(row.error(Code.TOO_DEEP, most=MAX_DEPTH))
            self._skip_deeper(row.indent)
            return []
        before, start = len(self.errors), self.place
        inside = self._inside(row, depth=depth, flat=flat)
        if inside:
            return [(row, Repeat(row.times, tuple(item for _, item in inside)))]
        if len(self.errors) == before and self.place == start:
            self.errors.append(row.error(Code.EMPTY_REPEAT))
        return []

    def _inside(self, row: Row, *, depth: int, flat: bool) -> list[Placed]:
        """What is repeated: the indented lines, else those that follow without a blank line between."""
        deeper = self._next_row()
        if deeper is not None and deeper.indent > row.indent and not deeper.heading:
            return self._items(deeper.indent, depth=depth + 1, flat=False)
        if flat:
            self.errors.append(row.error(Code.NEST_BY_INDENT))
            return []
        if self.place < len(self.rows) and deeper is self.rows[self.place]:
            return self._items(row.indent, depth=depth + 1, flat=True)
        return []

    def _skip_deeper(self, indent: int) -> None:
        while (row := self._next_row()) is not None and row.indent > indent and not row.heading:
            self._go_past(row)

    def _go_past(self, row: Row) -> None:
        while self.rows[self.place] is not row:
            self.place += 1
        self.place += 1

    def _next_row(self) -> Row | None:
        """The next line that is not blank; blank ones stay where they are, for a flat block to end at."""
        place = self.place
        while place < len(self.rows) and self.rows[place] is None:
            place += 1
        return self.rows[place] if place < len(self.rows) else None

    def _at_the_end(self, code: Code) -> TextError:
        last = next((row for row in reversed(self.rows) if row is not None), None)
        return last.error(code) if last else TextError(code, 1, 1, 1)
