"""The dry look at an archive."""

import io

import pytest

from ingest.parsers import Refusal
from ingest.parsers.archives import members
from ingest.parsers.kinds import Kind
from ingest.parsers.plan import Plan, Source, Stage, stage_of, survey, unread_category
from tests.ingest.parsers.archives.samples import zipped
from tests.ingest.parsers.garmin.samples import FOLDER, PATHS


def plan_of(*paths: str, **contents: bytes) -> Plan:
    return survey(members(io.BytesIO(zipped(dict.fromkeys(paths, b"x") | contents))))


def test_survey_of_garmins_archive():
    uploaded = f"{FOLDER}-Uploaded-Files/UploadedFiles_0-_Part1.zip"
    files = {
        PATHS["sleep"]: b"[]",
        PATHS["gear"]: b"[]",
        PATHS["activities"]: b"[]",
        "customer_data/a.json": b"{}",
    }
    files |= {f"{FOLDER}-Aggregator/HydrationLogFile_{year}.json": b"[]" for year in (2024, 2025)}
    files |= {uploaded: zipped({"a_1.fit": b"1", "a_2.fit": b"2", "a_3.txt": b"3"})}

    plan = survey(members(io.BytesIO(zipped(files))))

    assert (plan.source, plan.files, plan.recordings, plan.tables) == (Source.GARMIN, 9, 2, 0)
    assert plan.categories == {"fit": 2, "gear": 1, "sleepData": 1, "summarizedActivities": 1}
    assert plan.unread == {"HydrationLog": 2, "json": 1, "text": 1}
    assert plan.order == (
        PATHS["gear"],
        f"{uploaded}/a_1.fit",
        f"{uploaded}/a_2.fit",
        PATHS["activities"],
        PATHS["sleep"],
    )


def test_survey_of_stravas_archive():
    plan = plan_of(
        "activities.csv", "activities/1.fit.gz", "activities/2.gpx", "media/a.jpg", "followers.csv"
    )

    assert (plan.source, plan.recordings, plan.tables) == (Source.STRAVA, 2, 1)
    assert plan.unread == {"followers": 1, "media": 1}
    assert plan.order == ("activities/1.fit.gz", "activities/2.gpx", "activities.csv")


def test_survey_of_apples_archive():
    route = "apple_health_export/workout-routes/route_2026-03-01_7.00am.gpx"
    plan = survey(
        members(
            io.BytesIO(
                zipped(
                    {
                        "apple_health_export/내보내기.xml": b"<HealthData/>",
                        "apple_health_export/export_cda.xml": b"<ClinicalDocument/>",
                        "apple_health_export/electrocardiograms/ecg_2026.csv": b"1",
                        route: b"<gpx/>",
                    }
                )
            )
        )
    )

    assert plan.source == Source.APPLE
    assert plan.unread == {"electrocardiograms": 1, "xml": 1}
    assert plan.order == (route, "apple_health_export/내보내기.xml")


def test_survey_of_a_folder():
    plan = plan_of("2026/a.fit", "2026/b.tcx", "log.xlsx")

    assert (plan.source, plan.files, plan.unpacked_bytes) == (Source.FOLDER, 3, 3)
    assert (plan.recordings, plan.tables, plan.unread) == (2, 1, {})


def test_survey_of_an_empty_archive():
    assert plan_of().order == ()


def test_survey_tells_which_archive_inside_cannot_be_walked():
    plan = plan_of("a.fit", "parts/b.zip")

    ((path, refusal),) = plan.refused
    assert (path, refusal.code) == ("parts/b.zip", Refusal.ARCHIVE_BROKEN)
    assert (plan.files, plan.order) == (2, ("a.fit",))


@pytest.mark.parametrize(
    "path, kind, stage",
    [
        (PATHS["gear"], Kind.GARMIN_JSON, Stage.GEAR),
        ("a.fit", Kind.FIT, Stage.RECORDINGS),
        ("a", Kind.GZ, Stage.RECORDINGS),
        ("a.csv", Kind.CSV, Stage.TABLES),
        (PATHS["activities"], Kind.GARMIN_JSON, Stage.TABLES),
        (PATHS["hill"], Kind.GARMIN_JSON, Stage.DAYS),
        ("shoes.csv", Kind.CSV, None),
        ("a.jpg", Kind.MEDIA, None),
    ],
)
def test_stage_of(path: str, kind: Kind, stage: Stage | None):
    assert stage_of(path, kind) == stage


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.GARMIN_JSON])
def test_each_kind_has_a_stage_or_is_counted_as_unread(kind: Kind):
    assert bool(unread_category("a", kind)) is (stage_of("a", kind) is None)
