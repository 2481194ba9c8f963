"""Staff see how messages fare, never to whom they go nor what they say."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import ModelLogEntry

from participation.common.enums import OutboxState
from participation.common.models import OutboxMessage, User
from participation.common.outbox import enqueue_email, enqueue_sms

pytestmark = pytest.mark.django_db
SECRETS = ("a@example.org", "z@example.org", "متن پیام", "09120000000", "۱۲۳۴۵۶")


@pytest.fixture
def failed():
    message = enqueue_email(
        to="a@example.org",
        reply_to="z@example.org",
        subject="پیام تازه",
        body="متن پیام",
        idempotency_key="contact:1",
    )
    enqueue_sms(
        to="09120000000", pattern="code", variables={"c": "۱۲۳۴۵۶"}, idempotency_key="code:1"
    )
    OutboxMessage.objects.filter(pk=message.pk).update(
        state=OutboxState.FAILED, attempts=12, last_error="SMTPDataError 554"
    )
    return message


@pytest.fixture
def staff(client):
    """Give a function that signs somebody with these permissions in."""

    def sign_in(*codenames):
        user = User.objects.create_user("staff")
        codenames += ("access_admin",)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        client.force_login(user)
        return client

    return sign_in


def test_the_list_shows_states_and_attempts_and_nothing_personal(staff, failed):
    text = staff("view_outboxmessage").get(reverse("outbox:index")).content.decode()
    assert "پیام تازه" in text
    assert "SMTPDataError 554" in text
    assert "کنار گذاشته شد" in text
    assert not [secret for secret in SECRETS if secret in text]


def test_one_message_shows_no_more(staff, failed):
    address = reverse("outbox:inspect", args=[failed.pk])
    text = staff("view_outboxmessage").get(address).content.decode()
    assert "contact:1" in text
    assert "دوباره بفرست" not in text
    assert not [secret for secret in SECRETS if secret in text]


def test_even_the_chief_neither_writes_nor_deletes_messages(admin_client, failed):
    for name, args in (("add", ()), ("edit", (failed.pk,)), ("delete", (failed.pk,))):
        address = reverse(f"outbox:{name}", args=args)
        assert admin_client.get(address).status_code == 302
        assert admin_client.post(address).status_code == 302
    assert OutboxMessage.objects.count() == 2
    text = admin_client.get(reverse("outbox:index")).content.decode()
    assert reverse("outbox:add") not in text
    assert reverse("outbox:delete", args=[failed.pk]) not in text


def test_who_may_retries_and_the_log_says_so(staff, failed):
    client = staff("view_outboxmessage", "retry_outboxmessage")
    assert (
        "دوباره بفرست" in client.get(reverse("outbox:inspect", args=[failed.pk])).content.decode()
    )
    response = client.post(reverse("outbox:retry", args=[failed.pk]), follow=True)
    assert "پیام تا یک دقیقهٔ دیگر فرستاده می‌شود" in response.content.decode()
    failed.refresh_from_db()
    assert (failed.state, failed.attempts) == (OutboxState.QUEUED, 0)
    entry = ModelLogEntry.objects.get(action="common.outbox_retried")
    assert entry.user.username == "staff"
    assert not [secret for secret in SECRETS if secret in entry.label]
    response = client.post(reverse("outbox:retry", args=[failed.pk]), follow=True)
    assert "تنها پیامی" in response.content.decode()


def test_who_may_only_look_does_not_retry_and_a_link_retries_nothing(staff, failed):
    client = staff("view_outboxmessage")
    assert client.post(reverse("outbox:retry", args=[failed.pk])).status_code == 302
    assert client.get(reverse("outbox:retry", args=[failed.pk])).status_code == 405
    failed.refresh_from_db()
    assert failed.state == OutboxState.FAILED


def test_who_may_neither_sees_no_list(staff, failed):
    assert staff().get(reverse("outbox:index")).status_code == 302
