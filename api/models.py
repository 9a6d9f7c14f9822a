"""How often each person, key or address has asked in the present minute."""

from datetime import datetime

from django.db import connection, models

ONE_MORE = """
INSERT INTO api_asking AS kept (who, began_at, asked) VALUES (%s, %s, 1)
ON CONFLICT (who) DO UPDATE SET
    began_at = EXCLUDED.began_at,
    asked = CASE WHEN kept.began_at = EXCLUDED.began_at THEN kept.asked + 1 ELSE 1 END
RETURNING asked
"""


class AskingQuerySet(models.QuerySet["Asking"]):
    def one_more(self, *, who: str, began_at: datetime) -> int:
        """Count one request in the window that began then. One statement, so that none is lost."""
        with connection.cursor() as cursor:
            cursor.execute(ONE_MORE, [who, began_at])
            asked: int = cursor.fetchone()[0]
        return asked

    def before(self, moment: datetime) -> "AskingQuerySet":
        return self.filter(began_at__lt=moment)


class Asking(models.Model):
    """One row for each who asks. The table is unlogged: a crash of PostgreSQL forgets it, and may."""

    who = models.CharField(max_length=60, primary_key=True)
    began_at = models.DateTimeField()
    asked = models.PositiveIntegerField()

    objects = AskingQuerySet.as_manager()

    def __str__(self) -> str:
        return self.who
