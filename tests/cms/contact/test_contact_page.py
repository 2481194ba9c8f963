"""The contact page: what is written arrives once, whole, and is read by those who may."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.contact.enums import MessageState
from cms.contact.models import ContactMessage, ContactPage
from cms.home.models import HomePage
from participation.common.models import OfficeSettings, OutboxMessage
from participation.common.tick import run_tick
from tests.participation.common.defence.altcha import challenge_of, solved

pytestmark = pytest.mark.django_db

TEXT = "نوشتهٔ نشان‌دار دربارهٔ کوچهٔ ما"
MOBILE = "۰۹۱۲ ۳۴۵ ۶۷۸۹"


@pytest.fixture
def contact_page() -> ContactPage:
    contact_page = ContactPage(title="تماس با ما", slug="تماس")
    HomePage.objects.get().add_child(instance=contact_page)
    return contact_page


@pytest.fixture
def office() -> OfficeSettings:
    office = OfficeSettings.load()
    office.email = "office@example.ir"
    office.save()
    return office


def token_of(html: str) -> str:
    return re.search(r'name="token" value="([^"]+)"', html)[1]


def fill(client: Client, contact_page: ContactPage, **changes: str) -> dict[str, str]:
    html = client.get(contact_page.url).content.decode()
    return {
        "subject": "پرسش",
        "text": TEXT,
        "name": "نام نشان‌دار",
        "reply_to": MOBILE,
        "token": token_of(html),
        "website": "",
        **changes,
    }


def test_a_message_arrives_and_the_reader_is_told_so(
    client: Client, contact_page: ContactPage
) -> None:
    response = client.post(contact_page.url, fill(client, contact_page), follow=True)
    assert response.redirect_chain[-1][1] == 302
    assert "پیام شما رسید" in response.content.decode()
    message = ContactMessage.objects.get()
    assert (message.subject, message.text) == ("پرسش", TEXT)
    assert message.reply_to == "09123456789"


def test_a_double_click_and_a_retry_are_one_message(
    client: Client, contact_page: ContactPage, office: OfficeSettings
) -> None:
    data = fill(client, contact_page)
    for _ in range(3):
        assert client.post(contact_page.url, data).status_code == 302
    assert ContactMessage.objects.count() == 1
    assert OutboxMessage.objects.count() == 1


def test_the_office_hears_of_it_without_a_word_of_what_was_written(
    client: Client, contact_page: ContactPage, office: OfficeSettings
) -> None:
    client.post(contact_page.url, fill(client, contact_page))
    mail = OutboxMessage.objects.get()
    assert mail.recipient == "office@example.ir"
    assert f"/admin/contact_messages/edit/{ContactMessage.objects.get().pk}/" in mail.body
    for secret in (TEXT, "نام نشان‌دار", "09123456789", "پرسش"):
        assert secret not in mail.body + mail.subject


def test_what_was_written_is_nowhere_in_the_database_in_plain_text(
    client: Client, contact_page: ContactPage
) -> None:
    client.post(contact_page.url, fill(client, contact_page))
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, reply_to, subject, text FROM contact_contactmessage")
        row = cursor.fetchone()
    assert all(value for value in row)
    for secret in (TEXT, "نام نشان‌دار", "09123456789", "پرسش"):
        assert secret not in "".join(row)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": ""}, "پیام خود را بنویسید."),
        ({"subject": ""}, "موضوع را در چند واژه بنویسید."),
        ({"reply_to": "0912"}, "شمارهٔ موبایل یازده‌رقمی یا نشانی رایانامه بنویسید."),
        ({"reply_to": "kasi@"}, "این نشانی رایانامه کامل نیست."),
        ({"website": "http://spam.example"}, "خانه‌ای را که باید خالی بماند خالی کنید"),
    ],
)
def test_a_fault_is_named_beside_its_field_and_nothing_typed_is_lost(
    client: Client, contact_page: ContactPage, changes: dict[str, str], words: str
) -> None:
    data = fill(client, contact_page, **changes)
    response = client.post(contact_page.url, data)
    html = response.content.decode()
    assert response.status_code == 422
    assert words in html
    for name in ("subject", "text", "name", "reply_to"):
        assert data[name] in html
    assert token_of(html) == data["token"]
    assert not ContactMessage.objects.exists()


@pytest.mark.parametrize("token", ["", "x", "\0", "c738aa87-52f6-410a-903d-bce72d97df5"])
def test_a_broken_token_is_refused_without_a_crash(
    client: Client, contact_page: ContactPage, token: str
) -> None:
    response = client.post(contact_page.url, fill(client, contact_page, token=token))
    assert response.status_code == 422
    assert not ContactMessage.objects.exists()


def test_what_a_browser_filled_in_unseen_is_not_sent_again(
    client: Client, contact_page: ContactPage
) -> None:
    data = fill(client, contact_page, website="http://spam.example")
    assert "spam.example" not in client.post(contact_page.url, data).content.decode()


def proven(client: Client, contact_page: ContactPage) -> dict[str, str]:
    return fill(client, contact_page, pow=solved(challenge_of(client)))


@pytest.mark.parametrize(("filled", "limit"), [(fill, 2), (proven, 3)])
def test_many_messages_from_one_address_are_slowed_down_and_the_text_is_kept(
    client: Client, contact_page: ContactPage, settings: Any, filled: Any, limit: int
) -> None:
    settings.POW_HARDNESS = 200
    settings.DEFENCE_SUBMISSIONS_WITHOUT_PROOF, settings.DEFENCE_SUBMISSIONS = 2, 3
    for _ in range(limit):
        assert client.post(contact_page.url, filled(client, contact_page)).status_code == 302
    data = filled(client, contact_page)
    response = client.post(contact_page.url, data)
    assert response.status_code == 429
    assert 1 <= int(response["Retry-After"]) <= 5
    assert "no-store" in response["Cache-Control"]
    html = response.content.decode()
    assert "چند بار پیاپی امتحان شد؛ کمی صبر کنید." in html
    assert re.search("[۱-۵] ثانیه دیگر دوباره بفرستید", html)
    for name in ("subject", "text", "name", "reply_to", "token"):
        assert data[name] in html
    assert ContactMessage.objects.count() == limit


def test_who_waited_sends_the_same_form_again(
    client: Client, contact_page: ContactPage, settings: Any, time_machine: Any
) -> None:
    settings.DEFENCE_SUBMISSIONS_WITHOUT_PROOF = 1
    time_machine.move_to("2026-01-01T08:00Z", tick=False)
    client.post(contact_page.url, fill(client, contact_page))
    data = fill(client, contact_page)
    wait = int(client.post(contact_page.url, data)["Retry-After"])
    time_machine.shift(wait)
    assert client.post(contact_page.url, data).status_code == 302
    assert ContactMessage.objects.count() == 2


def test_the_form_is_in_no_cache_and_refuses_a_foreign_site(contact_page: ContactPage) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert "no-store" in strict.get(contact_page.url)["Cache-Control"]
    assert strict.post(contact_page.url, {"text": TEXT}).status_code == 403
    assert not ContactMessage.objects.exists()


def staff(*codenames: str) -> Client:
    user = get_user_model().objects.create_user("staff", password="staff-password", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    client = Client()
    client.force_login(user)
    return client


def test_staff_without_the_permission_see_no_message(
    client: Client, contact_page: ContactPage
) -> None:
    client.post(contact_page.url, fill(client, contact_page))
    message = ContactMessage.objects.get()
    stranger = staff()
    for address in (
        reverse("contact_messages:index"),
        reverse("contact_messages:edit", args=[message.pk]),
    ):
        response = stranger.get(address)
        assert response.status_code == 302
        assert TEXT not in response.content.decode()


def test_staff_read_a_message_and_mark_it(client: Client, contact_page: ContactPage) -> None:
    client.post(contact_page.url, fill(client, contact_page))
    message = ContactMessage.objects.get()
    reader = staff("view_contactmessage", "change_contactmessage")
    address = reverse("contact_messages:edit", args=[message.pk])
    response = reader.get(address)
    assert TEXT in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    reader.post(address, {"state": MessageState.ANSWERED, "text": "دست‌کاری"})
    message.refresh_from_db()
    assert message.state == MessageState.ANSWERED
    assert message.handled_by.username == "staff"
    assert message.text == TEXT
    assert TEXT not in reader.get(reverse("contact_messages:index")).content.decode()


def test_nobody_adds_or_deletes_a_message(
    admin_client: Client, client: Client, contact_page
) -> None:
    client.post(contact_page.url, fill(client, contact_page))
    message = ContactMessage.objects.get()
    admin_client.post(reverse("contact_messages:delete", args=[message.pk]))
    assert ContactMessage.objects.filter(pk=message.pk).exists()
    admin_client.post(reverse("contact_messages:add"), {"state": "new"})
    assert ContactMessage.objects.count() == 1


def test_the_page_is_served_within_its_budget(
    client: Client, contact_page: ContactPage, django_assert_max_num_queries
) -> None:
    client.get(contact_page.url)
    with django_assert_max_num_queries(16):
        response = client.get(contact_page.url)
    assert response.status_code == 200
    assert Page.objects.get(pk=contact_page.pk).specific.template == "contact/contact_page.html"


def test_what_was_written_long_ago_is_deleted_and_the_page_says_when(
    client: Client, contact_page: ContactPage, settings: Any
) -> None:
    settings.CONTACT_KEEP_DAYS = 30
    client.post(contact_page.url, fill(client, contact_page))
    client.post(contact_page.url, fill(client, contact_page))
    old = ContactMessage.objects.last()
    ContactMessage.objects.filter(pk=old.pk).update(received_at=timezone.now() - timedelta(days=31))
    run_tick(only=["contact.delete_old"])
    assert ContactMessage.objects.count() == 1
    assert not ContactMessage.objects.filter(pk=old.pk).exists()
    assert "پس از ۳۰ روز پاک می‌شود" in client.get(contact_page.url).content.decode()
