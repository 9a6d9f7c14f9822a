"""What the database and the folder of files say of the acknowledged writes. None of our code is asked."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

# Each: the word of a write, and how often the write stands there. Other answers have another moment.
TIMES = {
    "check_in": "SELECT note, count(DISTINCT answered_at) FROM readiness_checkinaudit "
    "WHERE note = ANY(%s) GROUP BY 1",
    "upload": "SELECT sha256, count(*) FROM ingest_upload JOIN ingest_rawfile raw ON raw.id = raw_id "
    "JOIN athletes_activity run ON run.id = activity_id JOIN athletes_activitysource USING (sha256) "
    "WHERE state = 'done' AND run.deleted_at IS NULL AND sha256 = ANY(%s) GROUP BY 1",
    "decision": "SELECT reason, count(*) FROM readiness_decision WHERE reason = ANY(%s) GROUP BY 1",
    "undo": "SELECT public_id::text, (SELECT count(*) FROM readiness_decision twin WHERE twin.undoes_id = "
    "one.undoes_id) FROM readiness_decision one WHERE verb = 'undo' AND public_id::text = ANY(%s)",
}
# Rows that something is missing of, or that are there twice.
HALF = {
    "run without streams": "SELECT count(*) FROM athletes_activity run WHERE NOT EXISTS "
    "(SELECT FROM athletes_activitystreams WHERE activity_id = run.id)",
    "run without source": "SELECT count(*) FROM athletes_activity run WHERE "
    "(SELECT count(*) FROM athletes_activitysource WHERE activity_id = run.id) <> 1",
    "run without upload": "SELECT count(*) FROM athletes_activity run WHERE "
    "(SELECT count(*) FROM ingest_upload WHERE activity_id = run.id) <> 1",
    "upload that is not over": "SELECT count(*) FROM ingest_upload "
    "WHERE state <> 'done' OR activity_id IS NULL",
    "file kept twice": "SELECT count(*) - count(DISTINCT (organization_id, sha256)) FROM ingest_rawfile",
    "second check-in of a day": "SELECT count(*) - count(DISTINCT (athlete_id, day)) FROM readiness_checkin",
    "check-in that the list does not know": "SELECT count(*) FROM athletes_athletestate state "
    "JOIN readiness_checkin USING (athlete_id) WHERE day = readiness_day AND score <> readiness",
    "second open case": "SELECT count(*) - count(DISTINCT athlete_id) FROM readiness_intervention "
    "WHERE closed_at IS NULL",
    "job left or dead": "SELECT count(*) FROM tenancy_outbox WHERE done_at IS NULL",
}
STANDS = (
    "SELECT sleep, energy FROM readiness_checkin JOIN athletes_athlete one ON one.id = athlete_id "
    "WHERE note = %s AND one.public_id = %s"
)
FILES = "SELECT path, sha256 FROM ingest_rawfile"

Ack = dict[str, Any]


@dataclass(frozen=True)
class Verdict:
    """Words of writes that are gone or there more often than once, and what is half."""

    lost: list[str]
    doubled: list[str]
    half: dict[str, int]


def judge(database: psycopg.Connection, files: Path, acks: Iterable[Ack]) -> Verdict:
    """Every acknowledged write is there exactly once, and nothing else is half there."""
    by_kind: dict[str, list[Ack]] = {kind: [] for kind in TIMES}
    for ack in acks:
        by_kind[ack["what"]].append(ack)
    lost, doubled = [], []
    for kind, query in TIMES.items():
        words = [ack["word"] for ack in by_kind[kind]]
        times = dict(database.execute(query, [words]).fetchall())
        lost += [word for word in words if word not in times]
        doubled += [word for word, number in times.items() if number > 1]
    lost += [ack["word"] for ack in last_of_each(by_kind["check_in"]) if not stands(database, ack)]
    return Verdict(lost, doubled, half(database, files))


def last_of_each(acks: list[Ack]) -> Iterable[Ack]:
    """The answers that count now: each athlete's last ones."""
    return {ack["who"]: ack for ack in acks}.values()


def stands(database: psycopg.Connection, ack: Ack) -> bool:
    found = database.execute(STANDS, [ack["word"], ack["who"]]).fetchall()
    return found == [(ack["answers"]["sleep"], ack["answers"]["energy"])]


def half(database: psycopg.Connection, files: Path) -> dict[str, int]:
    found = {name: database.execute(query).fetchone()[0] for name, query in HALF.items()}
    kept = {str(path.relative_to(files)): digest(path) for path in files.rglob("*") if path.is_file()}
    wanted = dict(database.execute(FILES).fetchall())
    found["file without row"] = len(kept.keys() - wanted.keys())
    found["row without its file"] = len([path for path, sha256 in wanted.items() if kept.get(path) != sha256])
    return {name: number for name, number in found.items() if number}


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
