"""Cases that nobody answers go further up: once, also where two workers look at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections

from athletes.models import Athlete, Event, Mailing, Notice
from athletes.services import change_settings
from readiness import services
from readiness.models import Breach, Intervention, Target
from tenancy import scope
from tenancy.models import Outbox
from tests.factories import NOW, Club, make_athlete
from tests.readiness.given import SORE, check_in, open_case

HOUR = timedelta(hours=1)
LATE = NOW + 24 * HOUR + timedelta(minutes=1)


@pytest.fixture
def case(athlete: Athlete) -> Intervention:
    """Due a first response in 24 hours."""
    check_in(athlete, SORE)
    return open_case(athlete)


def told() -> list[tuple[int, str]]:
    return [(notice.member_id, notice.event) for notice in Notice.objects.order_by("pk")]


def test_a_case_in_time_stays_where_it_is(case: Intervention) -> None:
    assert services.watch_clocks(now=NOW + 24 * HOUR) == 0

    assert (told(), Breach.objects.count()) == ([], 0)


def test_an_unanswered_case_goes_to_the_owner_by_notice_and_mail(inside: Club, case: Intervention) -> None:
    services.watch_clocks(now=LATE)

    notice = Notice.objects.get()
    assert (notice.member, notice.event, notice.athlete) == (inside.owner, Event.CASE_ESCALATED, case.athlete)
    assert notice.params == {"case": str(case.public_id), "who": str(inside.coach.user)}
    assert notice.mailing == Mailing.NOW
    assert Outbox.objects.filter(kind="athletes.mail_notice").count() == 1
    assert Intervention.objects.get().escalated_at == LATE


def test_each_breach_is_told_once(inside: Club, case: Intervention) -> None:
    runs = [services.watch_clocks(now=LATE + timedelta(minutes=5 * number)) for number in range(3)]

    assert (runs, len(told()), Breach.objects.count()) == ([1, 0, 0], 1, 1)


def test_the_breach_keeps_whose_case_it_was(inside: Club, case: Intervention) -> None:
    services.watch_clocks(now=LATE)
    inside.athlete.refresh_from_db()
    services.hand_over(athlete=inside.athlete, coach=None, version=inside.athlete.version)

    breach = Breach.objects.get()
    assert (breach.target, breach.bucket, breach.coach) == (Target.RESPONSE, case.bucket, inside.coach)
    assert (breach.due_at, breach.recorded_at) == (NOW + 24 * HOUR, LATE)


def test_an_answered_case_goes_nowhere(inside: Club, case: Intervention) -> None:
    services.snooze(
        intervention=case, member=inside.coach, now=NOW, version=case.version, until=NOW + 20 * HOUR
    )

    services.watch_clocks(now=NOW + 73 * HOUR)

    assert told() == []
    assert [breach.target for breach in Breach.objects.all()] == [Target.RESOLUTION]


def test_a_case_that_waits_for_the_athlete_breaches_nothing(inside: Club, case: Intervention) -> None:
    services.message(
        intervention=case, member=inside.coach, now=NOW, version=case.version, body="Which calf?"
    )

    services.watch_clocks(now=NOW + 300 * HOUR)

    assert (told(), Breach.objects.count()) == ([], 0)


def test_after_so_many_hours_of_business(inside: Club, case: Intervention) -> None:
    change_settings(organization=inside.organization, changes={"escalation.after_h": 2.0})

    runs = [services.watch_clocks(now=NOW + hours * HOUR) for hours in (25, 26)]

    assert runs == [0, 1]


def test_switched_off_nobody_is_told_and_the_breach_is_kept(inside: Club, case: Intervention) -> None:
    change_settings(organization=inside.organization, changes={"escalation.on": False})

    services.watch_clocks(now=LATE)

    assert (told(), Breach.objects.count()) == ([], 1)


@pytest.mark.parametrize(
    "to, who", [("coach", ["coach"]), ("both", ["owner", "coach"]), ("owners", ["owner"])]
)
def test_who_is_told_is_a_setting(inside: Club, case: Intervention, to: str, who: list[str]) -> None:
    change_settings(organization=inside.organization, changes={"escalation.to": to})

    services.watch_clocks(now=LATE)

    assert [member for member, _event in told()] == [getattr(inside, name).pk for name in who]


def test_a_case_of_nobody_is_the_owners(inside: Club) -> None:
    change_settings(organization=inside.organization, changes={"escalation.to": "coach"})
    check_in(inside.stranger, SORE)

    services.watch_clocks(now=LATE)

    assert [member for member, _event in told()] == [inside.owner.pk]


def test_many_at_once_are_one_notice(inside: Club, case: Intervention) -> None:
    for number in range(5):
        check_in(make_athlete(f"Runner {number}", coach=inside.coach), SORE)

    assert services.watch_clocks(now=LATE) == 6

    notice = Notice.objects.get()
    assert (notice.athlete, notice.params) == (None, {"count": 6})


@pytest.mark.parametrize("cases", [1, 3])
def test_queries_do_not_grow_with_the_cases_where_nothing_is_new(
    inside: Club, case: Intervention, cases: int, django_assert_num_queries: object
) -> None:
    for number in range(cases - 1):
        check_in(make_athlete(f"Runner {number}", coach=inside.coach), SORE)
    services.watch_clocks(now=LATE)

    with django_assert_num_queries(4):  # type: ignore[operator]  two of them the savepoint's
        services.watch_clocks(now=LATE + HOUR)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_tell_once(club: Club) -> None:
    with scope.enter(club.organization.pk):
        for number in range(4):
            check_in(make_athlete(f"Runner {number}", coach=club.coach), SORE)

    def work(_number: int) -> int:
        try:
            with scope.enter(club.organization.pk):
                return services.watch_clocks(now=LATE)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as workers:
        risen = list(workers.map(work, range(8)))

    with scope.enter(club.organization.pk):
        assert (sum(risen), len(told()), Breach.objects.count()) == (4, 4, 4)


def test_the_jobs_of_two_periods_tell_once(inside: Club, case: Intervention) -> None:
    first = services.watch_clocks(now=LATE)
    second = services.watch_clocks(now=LATE)

    assert (first, second, len(told())) == (1, 0, 1)
