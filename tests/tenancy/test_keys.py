"""API keys: made, found by their secret alone, noted, revoked; in step with what their maker may do."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps

from coach.forms.keys import WORDS
from tenancy import keys, scope
from tenancy.access import ACTIONS
from tenancy.keys import Made, Reach
from tenancy.models import ApiKey, Membership, Role, User
from tests.factories import NOW, Club

LATER = NOW + timedelta(days=90)


def made(club: Club, name: str = "Results screen", **wishes: Any) -> Made:
    usual = {"by": club.owner, "scopes": [Reach.READ_ATHLETES], "expires_at": LATER, "now": NOW}
    return keys.make(name=name, **{**usual, **wishes})


def test_key_is_found_by_its_token(club: Club) -> None:
    new = made(club)

    assert keys.find(token=new.token, now=NOW) == new.key


def test_secret_is_not_kept(club: Club) -> None:
    new = made(club)
    secret = new.token.rpartition("_")[2]

    row = ApiKey.objects.values().get()
    assert len(new.token) == len("rs_") + 12 + 1 + 43
    assert [name for name, value in row.items() if secret[-20:] in str(value)] == []


@pytest.mark.parametrize(
    "wrong", ["", "rs_", "nonsense", "rs_{prefix}_", "rs_{prefix}_" + "A" * 43, "{token}x"]
)
def test_token_that_is_not_the_keys(club: Club, wrong: str) -> None:
    new = made(club)

    assert keys.find(token=wrong.format(prefix=new.key.prefix, token=new.token), now=NOW) is None


def test_key_counts_until_it_ends(club: Club) -> None:
    new = made(club)

    assert keys.find(token=new.token, now=LATER - timedelta(seconds=1)) == new.key
    assert keys.find(token=new.token, now=LATER) is None


def test_revoked_key_counts_no_more(club: Club) -> None:
    new = made(club)

    for _ in range(2):
        keys.revoke(key=new.key, now=NOW)

    assert keys.find(token=new.token, now=NOW) is None
    assert list(keys.keys_of(club.organization)) == []


@pytest.mark.parametrize("change", [{"ended_at": NOW}, {"role": Role.NONE}])
def test_key_ends_with_its_makers_place_on_the_staff(club: Club, change: dict[str, Any]) -> None:
    new = made(club)
    with scope.enter(club.organization.pk):
        Membership.objects.filter(pk=club.owner.pk).update(**change)

    assert keys.find(token=new.token, now=NOW) is None


def test_key_of_a_switched_off_account_counts_no_more(club: Club) -> None:
    new = made(club)
    User.objects.filter(pk=club.owner.user_id).update(is_active=False)

    assert keys.find(token=new.token, now=NOW) is None


@pytest.mark.parametrize("days", [-1, 0, 366])
def test_key_ends_within_a_year(club: Club, days: int) -> None:
    with pytest.raises(keys.TooLong):
        made(club, expires_at=NOW + timedelta(days=days))


def test_name_is_free_again_when_its_key_was_revoked(club: Club) -> None:
    first = made(club)
    with pytest.raises(keys.NameTaken):
        made(club)

    keys.revoke(key=first.key, now=NOW)

    assert made(club).key.name == first.key.name


def test_same_name_in_another_organization(club: Club, other_club: Club) -> None:
    made(club)

    assert made(other_club).key.organization == other_club.organization


def test_use_is_noted_once_a_minute(club: Club) -> None:
    key, seen = made(club).key, []

    for seconds in (0, 59, 60):
        key.refresh_from_db()
        keys.note_use(key=key, now=NOW + timedelta(seconds=seconds))
        key.refresh_from_db()
        seen.append((key.last_used_at - NOW).seconds)

    assert seen == [0, 0, 60]


def test_keys_are_audited_but_neither_their_use_nor_their_secret(club: Club) -> None:
    key = made(club).key
    keys.note_use(key=key, now=NOW)
    keys.revoke(key=key, now=NOW)

    audit = apps.get_model("tenancy", "ApiKeyAudit")
    with scope.enter(club.organization.pk):
        rows = audit.objects.filter(pgh_obj_id=key.pk).order_by("pgh_id")
        assert [(row.pgh_label, row.revoked_at) for row in rows] == [("insert", None), ("update", NOW)]
    assert {"digest", "last_used_at"} & {field.name for field in audit._meta.fields} == set()


def test_owners_matters_are_out_of_every_keys_reach() -> None:
    unreachable = {action for action in ACTIONS if keys.reach_of(action) is None}

    assert {
        "member.read",
        "member.write",
        "key.read",
        "key.write",
        "settings.write",
        "organization.write",
    } <= (unreachable)
    assert {"today.read", "checkin.write"} <= unreachable


def test_each_noun_is_in_a_scope_or_knowingly_out_of_reach() -> None:
    nouns = {action.partition(".")[0] for action in ACTIONS}

    assert set(keys.GROUPS) | keys.OUT_OF_REACH == nouns
    assert set(keys.GROUPS) & keys.OUT_OF_REACH == set()


def test_each_scope_can_be_chosen_on_the_page() -> None:
    assert set(WORDS) == set(Reach)


def test_every_scope_reaches_something() -> None:
    assert {keys.reach_of(action) for action in ACTIONS} - {None} == set(Reach)
