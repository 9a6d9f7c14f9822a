"""What the site remembers of its own trouble: errors and slow statements; no content, not for ever."""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import TracebackType

import structlog
from django.db import Error, transaction
from django.db.models import F
from django.db.models.functions import Greatest

from tenancy.database.timing import Slow, take_slow
from tenancy.models import ErrorSeen, SlowStatement

KEEP = timedelta(days=30)
MOST_KINDS = 200
LONGEST_TEXT = 2000
QUOTED = re.compile(r"'(?:[^']|'')*'")
LIST = re.compile(r"\(%s(?:, %s)+\)")

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Failure:
    """An error nobody expected, without what it says."""

    kind: str
    fingerprint: str


def failure_of(error: BaseException, *, place: str) -> Failure:
    """What is kept of an error: its class, and a fingerprint of the class, the place and the line of code."""
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    return Failure(kind[:120], _fingerprint(f"{kind} {place} {_line(error.__traceback__)}"))


def record_error(*, failure: Failure, place: str, trace: str, now: datetime) -> None:
    """Count an error of this kind, in a transaction of its own or in the caller's."""
    row = ErrorSeen(
        fingerprint=failure.fingerprint, kind=failure.kind, place=place[:120], first_at=now, last_at=now
    )
    ErrorSeen.objects.bulk_create([row], ignore_conflicts=True)
    kept = ErrorSeen.objects.filter(pk=failure.fingerprint)
    kept.update(count=F("count") + 1, last_at=now, trace=trace[:64])


def record_slow(*, now: datetime) -> None:
    """Keep the slow statements noticed in this process since the last time; a database away keeps none."""
    noticed = take_slow()
    if not noticed:
        return
    try:
        with transaction.atomic():
            for slow in noticed:
                _keep_slow(slow, now)
    except Error as error:
        log.warning("slow.not_kept", error=type(error).__name__)


def forget(*, now: datetime) -> None:
    """Drop what is old, and all but the newest kinds of error and the slowest statements."""
    for model, best in ((ErrorSeen, "-last_at"), (SlowStatement, "-worst_ms")):
        model.objects.filter(last_at__lt=now - KEEP).delete()
        _drop_beyond(model, best)


def _drop_beyond(model: type[ErrorSeen | SlowStatement], best: str) -> None:
    beyond = model.objects.order_by(best, "pk").values_list("pk", flat=True)[MOST_KINDS:]
    model.objects.filter(pk__in=list(beyond)).delete()


def _keep_slow(slow: Slow, now: datetime) -> None:
    text = plain_text(slow.text)
    row = SlowStatement(fingerprint=_fingerprint(text), text=text, first_at=now, last_at=now)
    SlowStatement.objects.bulk_create([row], ignore_conflicts=True)
    kept = SlowStatement.objects.filter(pk=row.fingerprint)
    kept.update(count=F("count") + 1, worst_ms=Greatest(F("worst_ms"), slow.took_ms), last_at=now)


def plain_text(text: str) -> str:
    """The statement with placeholders only: words in quotes go, and a list of any length is one."""
    return LIST.sub("(%s, …)", QUOTED.sub("'…'", text))[:LONGEST_TEXT]


def _fingerprint(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def _line(trace: TracebackType | None) -> str:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
