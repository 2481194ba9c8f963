"""An NGO sends a plan: by the number of its permit and a code, step by step, once for a call."""

import re

import pytest
from django.test import Client

from participation.cases.models import Case
from participation.common.models import OutboxMessage
from participation.ngos import services
from participation.ngos.projects.models import Call, Plan
from participation.ngos.services import Basis
from tests.participation.cases.cast import Province
from tests.participation.complaints.walking import Walker as AnyWalker
from tests.participation.ngos.projects.running import (
    MOBILE,
    PLAN,
    WHAT,
    call,
    close,
    days,
    let_in,
    number_of,
    plan,
    speaking,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]
AT = "/ngos/plans/"


class Walker(AnyWalker):
    """One browser at the form of a plan."""

    new = AT

    def begin_for(self, one: Call) -> "Walker":
        """Choose the call and begin."""
        response = self.client.post(f"{AT}new/", {"call": one.pk})
        assert response.status_code == 302, response.content.decode()
        self.go(response.headers["Location"])
        return self

    def to_the_check(self, county: int) -> "Walker":
        """Tell all steps."""
        self.tell(title=PLAN, text=WHAT)
        self.tell(counties=[county], months="۶")
        self.tell(
            text_1="دار گلیم", number_1="۳۰۰٬۰۰۰٬۰۰۰", text_3="مواد نخستین", number_3="200000000"
        )
        self.tell(text_1="برپایی کارگاه", number_1="۲", text_2="آموزش", number_2="۶")
        self.tell()
        return self


def test_a_plan_is_sent_from_the_page_of_its_call(client: Client, province: Province) -> None:
    one, ngo = call(), speaking()
    page = client.get(one.get_absolute_url()).content.decode()
    (way,) = re.findall(r'href="(/ngos/plans/new/[^"]+)"', page)
    asked = client.get(way)
    assert asked.headers["Location"] == f"{AT}enter/?call={one.pk}"
    sent = client.post(asked.headers["Location"], {"number": number_of(ngo)})
    assert sent.headers["Location"] == f"{AT}code/?call={one.pk}"
    led = let_in(client, ngo, f"{AT}enter/?call={one.pk}")
    assert led.headers["Location"] == way

    walker = Walker(client).begin_for(one).to_the_check(province.county.pk)
    assert "۵۰۰٬۰۰۰٬۰۰۰" in walker.page
    walker.send()
    made = Plan.objects.get()
    case = Case.objects.get()
    assert (made.ngo, made.call, made.total, made.months) == (ngo, one, 500_000_000, 6)
    assert [(row.title, row.amount) for row in made.items.all()] == [
        ("دار گلیم", 300_000_000), ("مواد نخستین", 200_000_000),
    ]  # fmt: skip
    assert [(row.title, row.month) for row in made.stages.all()] == [
        ("برپایی کارگاه", 2), ("آموزش", 6),
    ]  # fmt: skip
    assert case.unit in {province.root, province.desk}
    assert walker.number
    # The receipt's number and key open the page on which the NGO follows it.
    track = Client()
    track.post("/track/", {"number": walker.number, "key": walker.key})
    told = track.get("/track/case/").content.decode()
    assert PLAN in told


def test_what_nobody_has_is_answered_like_what_somebody_has(client: Client) -> None:
    call()
    ngo = speaking()
    asked = client.post(f"{AT}enter/", {"number": "۱۴۰۵-۹۹۹۹"})
    known = Client().post(f"{AT}enter/", {"number": number_of(ngo)})
    assert asked.headers["Location"] == known.headers["Location"] == f"{AT}code/"
    assert client.post(f"{AT}code/", {"code": "123456"}).status_code == 422
    # Without the browser that asked, a code opens nothing.
    assert client.get(f"{AT}new/").headers["Location"] == f"{AT}enter/"


def test_an_ngo_without_a_permit_in_force_gets_no_code(client: Client) -> None:
    call()
    ngo = speaking()
    services.suspend(ngo=ngo, basis=Basis(reason="گزارش سالانه داده نشد."))
    client.post(f"{AT}enter/", {"number": number_of(ngo)})
    assert not OutboxMessage.objects.exists()


def test_each_step_says_what_is_wrong_and_keeps_what_was_typed(
    client: Client, province: Province
) -> None:
    one, ngo = call(counties=[province.county]), speaking()
    let_in(client, ngo)
    walker = Walker(client).begin_for(one)
    walker.refused(title="", text=WHAT)
    assert WHAT in walker.page
    walker.refused(title="تماس با 09131234567", text=WHAT)
    walker.tell(title=PLAN, text=WHAT)
    walker.refused(counties=[province.other_county.pk], months="۶")
    walker.refused(counties=[province.county.pk], months="۲۴")
    assert "۱۲" in walker.page
    walker.tell(counties=[province.county.pk], months="۶")
    walker.refused(text_1="دار گلیم", number_1="")
    walker.refused(text_1="دار گلیم", number_1="۹۰۰٬۰۰۰٬۰۰۰")
    assert "۶۰۰٬۰۰۰٬۰۰۰" in walker.page
    assert "دار گلیم" in walker.page
    walker.refused()
    assert not Plan.objects.exists()


def test_a_call_that_closed_meanwhile_takes_nothing_and_nothing_typed_is_lost(
    client: Client, province: Province
) -> None:
    one, ngo = call(), speaking()
    let_in(client, ngo)
    walker = Walker(client).begin_for(one).to_the_check(province.county.pk)
    close(one)
    refused = walker.post(consent="on")
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "پذیرفته نمی‌شود" in page
    assert PLAN in page
    assert not Plan.objects.exists()


def test_an_ngo_has_one_plan_in_a_call_and_may_withdraw_it_for_another(
    client: Client, province: Province
) -> None:
    one, ngo = call(), speaking()
    first = plan(one, ngo, province.county)
    let_in(client, ngo)
    again = client.post(f"{AT}new/", {"call": one.pk})
    assert again.status_code == 422
    assert "پیش‌تر" in again.content.decode()
    first.is_live = False
    first.save()
    assert client.post(f"{AT}new/", {"call": one.pk}).status_code == 302


def test_a_double_click_sends_one_plan(client: Client, province: Province) -> None:
    one, ngo = call(), speaking()
    let_in(client, ngo)
    walker = Walker(client).begin_for(one).to_the_check(province.county.pk)
    sent = [walker.post(consent="on") for _click in range(2)]
    assert [answer.headers["Location"] for answer in sent] == [f"{AT}done/"] * 2
    assert Plan.objects.count() == 1


def test_only_calls_of_today_are_offered(client: Client) -> None:
    today, later = call(), call(title="فراخوان آینده", opens_on=days(3))
    let_in(client, speaking())
    page = client.get(f"{AT}new/").content.decode()
    assert today.title in page
    assert later.title not in page
    assert client.post(f"{AT}new/", {"call": later.pk}).status_code == 422


def test_the_mobile_stands_on_no_page_of_the_plan(client: Client, province: Province) -> None:
    one, ngo = call(), speaking()
    let_in(client, ngo)
    walker = Walker(client).begin_for(one).to_the_check(province.county.pk)
    assert MOBILE not in walker.page
    assert MOBILE not in client.get(ngo.get_absolute_url()).content.decode()
