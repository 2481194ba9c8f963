"""What NGOs were given: entered once, shown to staff, to readers where it is marked so."""

import csv
from uuid import uuid4

import pytest
from django.test import Client

from participation.common.models import User
from participation.ngos.models import Ngo
from participation.ngos.supervision.models import SupervisionSettings, Support
from tests.participation.ngos.factories import licensed
from tests.participation.ngos.supervision.stage import allowed, soup, words

pytestmark = [pytest.mark.django_db, pytest.mark.db]
LIST = "/admin/ngo-support/"


def given(ngo: Ngo, **more: object) -> dict[str, object]:
    return {
        "version": 0, "token": str(uuid4()), "ngo": ngo.pk, "given_on": "1405/05/12",
        "kind": "money", "amount": "250000000", "what": "", "giver": "استانداری اصفهان",
        "decision": "", "decision_words": "۱۲ شورای توسعه",
    } | more  # fmt: skip


def test_support_is_entered_once_and_told_where_it_may_be(client: Client, registrar: User) -> None:
    ngo = licensed().ngo
    typed = given(ngo)
    for _click in range(2):
        answer = client.post(f"{LIST}new/", typed)
        assert answer.status_code == 302, soup(answer).select(".error-message")
    goods = given(ngo, kind="goods", amount="", what="۲۰ رایانه", is_public="on")
    assert client.post(f"{LIST}new/", goods).status_code == 302
    assert Support.objects.count() == 2
    screen = words(client.get(f"/admin/ngos/{ngo.pk}/"))
    assert "۲۵۰٬۰۰۰٬۰۰۰ ریال" in screen
    assert "۲۰ رایانه" in screen

    def public() -> str:
        return words(Client().get(ngo.get_absolute_url()))

    assert "رایانه" not in public()
    SupervisionSettings.objects.update(publishes_support=True)
    assert "۲۰ رایانه" in public()
    assert "۲۵۰٬۰۰۰٬۰۰۰" not in public()
    one = Support.objects.get(kind="goods")
    gone = goods | {"is_removed": "on", "version": one.version, "token": str(one.token)}
    assert client.post(f"{LIST}edit/{one.pk}/", gone).status_code == 302
    assert "رایانه" not in public()
    assert "رایانه" not in words(client.get(f"/admin/ngos/{ngo.pk}/"))
    late = client.post(f"{LIST}edit/{one.pk}/", gone)
    assert "دیگری" in words(late)


def test_what_is_missing_is_said_beside_it(client: Client, registrar: User) -> None:
    ngo = licensed().ngo
    for typed, said in (
        (given(ngo, amount=""), "چقدر"),
        (given(ngo, kind="space", amount=""), "چه داده شد"),
        (given(ngo, given_on="1499/01/01"), "هنوز نرسیده"),
        (given(ngo, giver=""), "پر کنید"),
    ):
        answer = client.post(f"{LIST}new/", typed)
        told = " ".join(one.get_text() for one in soup(answer).select(".error-message"))
        assert said in told, typed
    assert not Support.objects.exists()


def test_the_list_is_given_out_as_a_file(client: Client, registrar: User) -> None:
    for name in ("یکم", "دوم"):
        client.post(f"{LIST}new/", given(licensed(name).ngo))
    answer = client.get(LIST, {"file": "csv", "kind": "money"})
    rows = list(csv.reader(b"".join(answer.streaming_content).decode().splitlines()))
    assert [(row[0], row[5]) for row in rows[1:]] == [
        ("انجمن دوم", "250000000"), ("انجمن یکم", "250000000"),
    ]  # fmt: skip
    nothing = client.get(LIST, {"file": "csv", "kind": "goods"})
    assert len(list(csv.reader(b"".join(nothing.streaming_content).decode().splitlines()))) == 1


@pytest.mark.parametrize(
    ("codename", "sees", "enters"),
    [
        ("ngos_supervision.view_supervision", True, False),
        ("ngos_supervision.record_support", True, True),
        ("ngos.license_ngo", False, False),
    ],
)
def test_only_those_who_may_see_or_enter_support(
    client: Client, registrar: User, codename: str, sees: bool, enters: bool
) -> None:
    ngo = licensed().ngo
    assert client.post(f"{LIST}new/", given(ngo)).status_code == 302
    one = Support.objects.get()
    allowed(client, codename)
    assert (client.get(LIST).status_code == 200) is sees
    client.post(f"{LIST}new/", given(ngo))
    assert (Support.objects.count() == 2) is enters
    typed = given(ngo, giver="کسی دیگر", version=one.version, token=str(one.token))
    client.post(f"{LIST}edit/{one.pk}/", typed)
    one.refresh_from_db()
    assert (one.giver == "کسی دیگر") is enters
    if codename == "ngos.license_ngo":
        assert "۲۵۰٬۰۰۰٬۰۰۰" not in words(client.get(f"/admin/ngos/{ngo.pk}/"))
