"""Second factors: set up, shown, replaced and taken away; secrets stay secret."""

from urllib.parse import urlencode

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from tenancy import factors
from tenancy.models import User
from tests.factories import NOW, make_user
from tests.tenancy.codes import code_of, give_recovery_codes, wrong_code
from tests.tenancy.signing_in import confirm

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> object:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def at_home(user: User) -> Client:
    """A browser in which the person was asked a moment ago who they are."""
    client = Client()
    client.force_login(user)
    confirm(client, user)
    return client


def test_an_app_is_set_up_and_recovery_codes_are_shown(mina: User) -> None:
    client = at_home(mina)
    page = client.get(reverse("mfa_activate_totp"))

    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(page.context["form"].secret)})
    shown = client.get(answer.url)

    assert "data:image/svg+xml;base64," in page.content.decode()
    assert (answer.url, len(shown.context["unused_codes"])) == (reverse("mfa_view_recovery_codes"), 10)
    assert factors.of(mina).app is not None


def test_a_wrong_code_switches_nothing_on(mina: User) -> None:
    client = at_home(mina)
    page = client.get(reverse("mfa_activate_totp"))

    answer = client.post(reverse("mfa_activate_totp"), {"code": wrong_code(page.context["form"].secret)})

    assert (answer.status_code, factors.has_second_factor(mina)) == (200, False)


@pytest.mark.parametrize(
    "page", ["mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
             "mfa_generate_recovery_codes", "mfa_add_webauthn"]
)  # fmt: skip
def test_who_it_is_is_asked_before(mina: User, secret: str, page: str) -> None:
    give_recovery_codes(mina)
    if page == "mfa_activate_totp":
        Authenticator.objects.all().delete()
    client = Client()
    client.force_login(mina)

    answer = client.get(reverse(page))

    assert answer.url == f"{reverse('account_reauthenticate')}?{urlencode({'next': reverse(page)})}"


def test_with_the_last_factor_the_recovery_codes_go(mina: User, secret: str) -> None:
    give_recovery_codes(mina)

    answer = at_home(mina).post(reverse("mfa_deactivate_totp"))

    assert (answer.url, Authenticator.objects.count()) == (reverse("mfa_index"), 0)


def test_new_recovery_codes_replace_the_old_ones(mina: User, secret: str) -> None:
    old = give_recovery_codes(mina)

    at_home(mina).post(reverse("mfa_generate_recovery_codes"))

    assert factors.accepted(user=mina, code=old[0]) is None


def test_keys_of_others_are_not_found(mina: User) -> None:
    other = make_user("Other Person")
    key = Authenticator.objects.create(
        user=other, type=Authenticator.Type.WEBAUTHN, data={"name": "Theirs", "credential": {}}
    )

    client = at_home(mina)

    answers = [client.post(reverse("mfa_remove_webauthn", args=[pk])).status_code for pk in (key.pk, 0)]

    assert (answers, Authenticator.objects.count()) == ([404, 404], 1)


def test_secrets_are_not_readable_in_the_database(mina: User, secret: str) -> None:
    give_recovery_codes(mina)

    kept = "".join(str(row.data) for row in Authenticator.objects.all())

    sealed = Authenticator.objects.get(type=Authenticator.Type.TOTP).data["secret"]
    assert (secret in kept, factors.FactorAdapter().decrypt(sealed)) == (False, secret)


def test_a_secret_under_another_key_is_refused_and_a_former_key_opens_it(settings: object) -> None:
    sealed = factors.FactorAdapter().encrypt("secret")
    former, settings.SECRET_KEY = settings.SECRET_KEY, "x" * 50

    with pytest.raises(factors.Unreadable):
        factors.FactorAdapter().decrypt(sealed)

    settings.SECRET_KEY_FALLBACKS = [former]
    assert factors.FactorAdapter().decrypt(sealed) == "secret"


def test_the_operator_removes_factors_and_sees_no_secret(mina: User, secret: str) -> None:
    operator = at_home(make_user("Site Operator", is_staff=True, is_superuser=True))
    row = Authenticator.objects.get()

    page = operator.get(reverse("admin:mfa_authenticator_change", args=[row.pk])).content.decode()
    operator.post(reverse("admin:mfa_authenticator_delete", args=[row.pk]), {"post": "yes"})

    assert (row.data["secret"] in page, Authenticator.objects.count()) == (False, 0)


@pytest.mark.parametrize("keys", [0, 2])
def test_the_page_shows_what_there_is_at_a_constant_cost(
    mina: User, secret: str, keys: int, django_assert_num_queries: object
) -> None:
    for number in range(keys):
        data = {"name": f"Key {number}", "credential": {}}
        Authenticator.objects.create(user=mina, type=Authenticator.Type.WEBAUTHN, data=data)
    client = at_home(mina)

    with django_assert_num_queries(3):
        page = client.get(reverse("mfa_index")).content.decode()

    assert ("Remove the app" in page, page.count("Key ")) == (True, keys * 2)
