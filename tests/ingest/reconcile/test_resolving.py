"""One value for each field, and where it came from."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reconcile.conflicts import ConflictKind, State, Why
from ingest.reconcile.fields import Choice, ChoiceKind, Field, Preferences, Source
from ingest.reconcile.resolving import Beside, Resolution, SameKey, Told, resolve
from tests.ingest.reconcile.accounts import (
    SIX,
    any_accounts,
    any_choice,
    any_preferences,
    told,
)

FIT = told(1, Source.FIT, distance=10_000.0, timer=3000.0, avg_hr=150.0, streams=3001.0)
STRAVA = told(
    2, Source.STRAVA, distance=10_020.0, timer=2990.0, avg_hr=151.0, shoe="Blue", workout_type="run"
)
LOG = told(3, Source.LOG, distance=10_140.0, avg_hr=160.0, intensity=4.0, shoe="blue ", workout_type="tempo")


def reasons(found: Resolution, field: Field) -> list[tuple[Source, bool, Why]]:
    return [(item.source, item.chosen, item.reason) for item in found.provenance[field]]


def states(found: Resolution) -> dict[Field | None, State]:
    return {conflict.field: conflict.state for conflict in found.conflicts}


def test_resolve_takes_each_field_from_its_own_order():
    found = resolve([FIT, STRAVA, LOG])

    assert found.values == {
        Field.DISTANCE: 10_140.0,
        Field.TIMER: 3000.0,
        Field.AVG_HR: 150.0,
        Field.STREAMS: 3001.0,
        Field.SHOE: "Blue",
        Field.WORKOUT_TYPE: "tempo",
        Field.INTENSITY: 4.0,
    }


def test_resolve_says_why():
    found = resolve([FIT, STRAVA, LOG])

    assert reasons(found, Field.AVG_HR) == [
        (Source.FIT, True, Why.HIGHEST),
        (Source.STRAVA, False, Why.AGREES),
        (Source.LOG, False, Why.LOWER),
    ]
    assert reasons(found, Field.INTENSITY) == [(Source.LOG, True, Why.ONLY)]


@pytest.mark.parametrize(
    "other, state",
    [
        (told(2, Source.STRAVA, avg_hr=153.0), None),
        (told(2, Source.STRAVA, avg_hr=155.0), State.RESOLVED),
        (told(2, Source.STRAVA, avg_hr=170.0), State.PENDING),
        # No order decides between two files of one kind.
        (told(2, Source.FIT, avg_hr=155.0), State.PENDING),
        (told(2, Source.MANUAL, avg_hr=190.0), State.RESOLVED),
    ],
)
def test_resolve_asks_where_the_order_is_not_clear_or_values_are_far_apart(other: Told, state: State | None):
    found = resolve([FIT, other])

    assert states(found).get(Field.AVG_HR) == state


@pytest.mark.parametrize("values", [{"calories": 300.0}, {"streams": 9.0}, {"shoe": "Red"}])
def test_resolve_asks_nobody_what_no_two_sources_agree_on(values: dict[str, float | str]):
    accounts = [told(1, Source.STRAVA, calories=700.0, streams=3000.0, shoe="Blue")]

    (conflict,) = resolve([*accounts, told(2, Source.GARMIN, **values)]).conflicts

    assert conflict.state == State.RESOLVED


def test_resolve_shows_both_values_of_a_conflict():
    (conflict,) = resolve([FIT, told(2, Source.STRAVA, avg_hr=170.0)]).conflicts

    assert (conflict.kind, conflict.suggested, conflict.keys) == (ConflictKind.FIELD, 1, (1, 2))
    assert conflict.params == {"value": 150.0, "other": 170.0}
    assert conflict.reason == Why.HIGHEST


def test_resolve_takes_another_zone_for_what_it_is():
    clocks = [
        told(1, Source.FIT, started_at=SIX),
        told(2, Source.TABLE, started_at=SIX - timedelta(hours=3, seconds=20)),
    ]

    (conflict,) = resolve(clocks).conflicts

    assert (conflict.kind, conflict.state) == (ConflictKind.ZONE_SHIFT, State.RESOLVED)
    assert conflict.params == {"hours": 3.0}


def test_resolve_lets_a_rule_stand_over_the_order():
    rule = Preferences(prefer={Field.AVG_HR: Source.LOG})

    found = resolve([FIT, STRAVA, LOG], rule)

    assert reasons(found, Field.AVG_HR)[0] == (Source.LOG, True, Why.PREFERRED)
    assert states(found)[Field.AVG_HR] == State.RESOLVED


def test_resolve_after_a_change_of_preference_changes_only_what_it_should():
    before = resolve([FIT, STRAVA, LOG])
    after = resolve([FIT, STRAVA, LOG], Preferences(prefer={Field.AVG_HR: Source.LOG}))

    changed = {of for of in Field if before.provenance.get(of) != after.provenance.get(of)}

    assert changed == {Field.AVG_HR}


def test_resolve_believes_free_text_last():
    doubtful = replace(LOG, doubts={Field.DISTANCE: 0.4})

    found = resolve([FIT, doubtful])

    assert found.values[Field.DISTANCE] == 10_000.0
    assert reasons(found, Field.DISTANCE)[1] == (Source.LOG, False, Why.DOUBTFUL)


def test_resolve_keeps_free_text_that_stands_alone():
    found = resolve([replace(LOG, doubts={Field.DISTANCE: 0.4})])

    assert reasons(found, Field.DISTANCE) == [(Source.LOG, True, Why.DOUBTFUL)]


def test_resolve_keeps_what_nobody_asked_for():
    found = resolve([told(1, Source.STRAVA, intensity=7.0)])

    assert found.values == {}
    assert reasons(found, Field.INTENSITY) == [(Source.STRAVA, False, Why.NO_SOURCE)]


def test_resolve_merges_notes_each_with_its_source():
    found = resolve(
        [
            told(1, Source.LOG, notes="felt good"),
            told(2, Source.STRAVA, notes="Felt  good"),
            told(3, Source.MANUAL, notes="windy"),
        ]
    )

    assert [(note.source, note.value, note.reason) for note in found.notes] == [
        (Source.MANUAL, "windy", Why.MERGED),
        (Source.STRAVA, "Felt  good", Why.MERGED),
        (Source.LOG, "felt good", Why.AGREES),
    ]


def test_resolve_keeps_scores_beside():
    found = resolve([Told(4, Source.RUNALYZE, scores={"vdot": 51.0, "trimp": 80.0})])

    assert found.scores == (
        Beside(Source.RUNALYZE, 4, "trimp", 80.0),
        Beside(Source.RUNALYZE, 4, "vdot", 51.0),
    )
    assert found.values == {}


@pytest.mark.parametrize(
    "choice, value, reason",
    [
        (Choice(Field.AVG_HR, ChoiceKind.SOURCE, (3,)), 160.0, Why.PICKED),
        (Choice(Field.AVG_HR, ChoiceKind.TYPED, value=149.0), 149.0, Why.TYPED),
        (Choice(Field.AVG_HR, ChoiceKind.MEAN, (1, 3)), 155.0, Why.MEAN),
        (Choice(Field.AVG_HR, ChoiceKind.MEAN), 461 / 3, Why.MEAN),
        (Choice(Field.AVG_HR, ChoiceKind.SOURCE, (77,)), 150.0, Why.HIGHEST),  # that account is gone
    ],
)
def test_resolve_obeys_a_person(choice: Choice, value: float, reason: Why):
    found = resolve([FIT, STRAVA, LOG], choices=[choice])

    assert found.values[Field.AVG_HR] == pytest.approx(value)
    assert found.provenance[Field.AVG_HR][0].reason == reason
    assert State.PENDING not in states(found).values()


def test_resolve_refuses_two_accounts_with_one_key():
    with pytest.raises(SameKey):
        resolve([FIT, replace(STRAVA, key=1)])


@given(
    any_accounts(), any_preferences(), st.lists(any_choice(), max_size=2), st.randoms(use_true_random=False)
)
def test_resolve_does_not_depend_on_the_order(
    accounts: list[Told], wishes: Preferences, choices: list[Choice], shuffle: random.Random
):
    shuffled = list(accounts)
    shuffle.shuffle(shuffled)

    assert resolve(shuffled, wishes, choices) == resolve(accounts, wishes, choices)


@given(any_accounts(), any_preferences())
def test_resolve_twice_told_is_once_told(accounts: list[Told], wishes: Preferences):
    assert resolve(accounts + accounts, wishes) == resolve(accounts, wishes)


@given(any_accounts(), any_preferences(), st.lists(any_choice(), max_size=2))
def test_resolve_loses_no_source(accounts: list[Told], wishes: Preferences, choices: list[Choice]):
    found = resolve(accounts, wishes, choices)

    for of in Field:
        said = {account.key for account in accounts if of in account.values}
        kept = [item.key for item in found.provenance.get(of, ()) if item.key is not None]
        assert sorted(kept) == sorted(said)
        assert sum(item.chosen for item in found.provenance.get(of, ())) == (of in found.values)
    noted = {account.key for account in accounts if account.notes}
    assert {note.key for note in found.notes} == noted


@given(any_accounts(fewest=1), any_preferences())
def test_resolve_settled_as_it_suggests_stays_as_it_is(accounts: list[Told], wishes: Preferences):
    found = resolve(accounts, wishes)
    choices = [
        Choice(of, ChoiceKind.SOURCE, (items[0].key,))
        for of, items in found.provenance.items()
        if items[0].chosen and items[0].key is not None
    ]

    again = resolve(accounts, wishes, choices)

    assert again.values == found.values
    assert State.PENDING not in states(again).values()


@given(any_accounts(), any_accounts(), any_preferences(), any_preferences(), any_choice())
def test_resolve_keeps_a_typed_choice_whatever_arrives(
    first: list[Told], more: list[Told], before: Preferences, after: Preferences, choice: Choice
):
    typed = Choice(choice.field, ChoiceKind.TYPED, value=123.0)
    new = [account for account in more if account.key not in {one.key for one in first}]

    assert resolve(first, before, [typed]).values[typed.field] == 123.0
    assert resolve(first + new, after, [typed]).values[typed.field] == 123.0


@given(any_accounts(fewest=1), st.sampled_from([Field.DISTANCE, Field.AVG_HR, Field.SHOE]), st.data())
def test_resolve_raising_the_chosen_source_keeps_it(accounts: list[Told], of: Field, data: st.DataObject):
    """Monotone: who wins, wins also when a rule prefers them; nothing else moves."""
    before = resolve(accounts)
    winner = before.provenance[of][0] if of in before.values else None
    source = winner.source if winner else data.draw(st.sampled_from(Source))

    after = resolve(accounts, Preferences(prefer={of: source}))

    assert after.values == before.values
