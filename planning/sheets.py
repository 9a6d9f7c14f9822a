"""A plan as an XLSX that a season import reads again: a row a week, a column a day."""

from collections.abc import Iterable
from datetime import date, timedelta
from io import BytesIO

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from planning.cells import Library, write_cell
from planning.content import content_of
from planning.models import Phase
from planning.selectors import PlanDetail, WeekDetail
from planning.template_rows import DAYS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DAY_WIDTH, WIDTH = 34, 12


def season_sheet(detail: PlanDetail, library: Library) -> bytes:
    """The whole plan; its race is a cell of words like any other day."""
    book = Workbook()
    sheet: Worksheet = book.worksheets[0]
    sheet.title = gettext("Season")
    _write(sheet, 1, [gettext("Week"), gettext("Begins"), gettext("Phase"), *map(str, WEEKDAYS.values())])
    for number, week in enumerate(detail.weeks, start=2):
        _write(sheet, number, _row(week, library))
    for letter, width in zip("ABCDEFGHIJ", (8, WIDTH, WIDTH, *[DAY_WIDTH] * DAYS), strict=True):
        sheet.column_dimensions[letter].width = width
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "D2"
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def _row(week: WeekDetail, library: Library) -> list[str]:
    days = (week.week.starts_on + timedelta(days=number) for number in range(DAYS))
    phase = str(Phase(week.week.phase).label) if week.week.phase else ""
    cells = (_day(week, day, library) for day in days)
    return [str(week.week.number), week.week.starts_on.isoformat(), phase, *cells]


def _day(week: WeekDetail, day: date, library: Library) -> str:
    return write_cell([content_of(one) for one in week.sessions if one.day == day], library)


def _write(sheet: Worksheet, row: int, texts: Iterable[str]) -> None:
    """As text, whatever it begins with: what a coach typed is no formula."""
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(row=row, column=column)
        cell.value = text
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
