"""The office changes the words of messages, and nothing that would break them."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from participation.common.enums import Channel
from participation.common.messages import messages, send_message
from participation.common.models import MessageTemplate, OutboxMessage, User
from participation.common.outbox.sms.patterns import approved_pattern

pytestmark = pytest.mark.django_db
INDEX = "message_texts:index"


@pytest.fixture
def office(client: Client) -> Client:
    """Somebody who may change the texts."""
    user = User.objects.create_user("office")
    names = ("access_admin", "view_messagetemplate", "change_messagetemplate")
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    return client


@pytest.fixture
def template(office: Client) -> MessageTemplate:
    """The text of the code, which is there once the list was opened."""
    office.get(reverse(INDEX))
    return MessageTemplate.objects.get(code="code", channel=Channel.SMS)


def edit(client: Client, template: MessageTemplate, **given: object) -> str:
    """Send the form; return the page that comes after it."""
    address = reverse("message_texts:edit", args=[template.pk])
    body = {"version": template.version, "body": "کد: {code}", "pattern_id": ""}
    response = client.post(address, body | given, follow=True)
    template.refresh_from_db()
    return str(response.content.decode())


def test_every_declared_text_is_in_the_list_and_in_the_menu(office: Client) -> None:
    text = office.get(reverse(INDEX)).content.decode()

    assert "کد تأیید موبایل" in text
    assert reverse(INDEX) in office.get(reverse("wagtailadmin_home")).content.decode()
    assert MessageTemplate.objects.filter(code="code").count() == 1
    office.get(reverse(INDEX))
    assert MessageTemplate.objects.filter(code="code").count() == 1


def test_a_text_that_no_app_declares_any_more_is_not_shown(office: Client) -> None:
    old = MessageTemplate.objects.create(code="gone", channel=Channel.SMS)

    assert "gone" not in office.get(reverse(INDEX)).content.decode()
    assert office.get(reverse("message_texts:edit", args=[old.pk])).status_code == 404


def test_the_screen_shows_what_is_sent_now_and_the_gaps(
    office: Client, template: MessageTemplate
) -> None:
    text = office.get(reverse("message_texts:edit", args=[template.pk])).content.decode()

    assert "تا ده دقیقه اعتبار دارد" in text
    assert "{code}: شش رقم" in text
    assert 'name="pattern_id"' in text
    assert 'name="subject"' not in text


def test_a_change_is_kept_and_logged_and_an_empty_box_goes_back(
    office: Client, template: MessageTemplate
) -> None:
    edit(office, template, body="کد شما {code} است.", pattern_id=" 1202 ")

    assert (template.body, template.pattern_id) == ("کد شما {code} است.", "1202")
    assert approved_pattern("code") == "1202"
    assert ModelLogEntry.objects.for_instance(template).get().action == "wagtail.edit"
    edit(office, template, body=" ", pattern_id="1202")
    assert template.body == ""


def test_the_screen_shows_a_sample_and_its_length_in_parts(
    office: Client, template: MessageTemplate
) -> None:
    text = office.get(reverse("message_texts:edit", args=[template.pk])).content.decode()

    assert "کد تأیید: ۴۸۲۹۱۳" in text
    assert 'name="action-preview"' in text
    assert "۲ بخش" in text


def test_what_is_typed_can_be_looked_at_before_it_is_saved(
    office: Client, template: MessageTemplate
) -> None:
    text = edit(office, template, body="کد شما {code} <b>", **{"action-preview": "1"})

    assert "کد شما ۴۸۲۹۱۳ &lt;b&gt;" in text
    assert "کد شما {code} &lt;b&gt;" in text
    assert "۱ بخش" in text
    assert (template.body, template.version) == ("", 0)
    assert ModelLogEntry.objects.for_instance(template).count() == 0


def test_a_mail_is_shown_with_its_subject_and_without_parts(office: Client) -> None:
    office.get(reverse(INDEX))
    mail = MessageTemplate.objects.get(code="case_news", channel=Channel.EMAIL)

    text = edit(office, mail, subject="نامه", body="پروندهٔ {number}", **{"action-preview": "1"})

    assert "پروندهٔ \u200e۱۴۰۵-۷۳۸۲۰۴-۸" in text
    assert "<dd>نامه</dd>" in text
    assert "اندازهٔ پیامک" not in text


def test_of_what_cannot_be_sent_no_sample_is_shown(
    office: Client, template: MessageTemplate
) -> None:
    text = edit(office, template, body="کد {name}", **{"action-preview": "1"})

    assert "چنین جای خالی‌ای نیست: {name}" in text
    assert "message-sample" not in text


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"body": "کد {code} برای {name}"}, "چنین جای خالی‌ای نیست: {name}"),
        ({"body": "کد شما"}, "این جاهای خالی در متن نیامده است: {code}"),
        ({"body": "{code} در isfahan.ir"}, "در پیامک‌های ما پیوند نیست"),
        ({"body": "{code} {"}, "میان دو ابرو"),
        ({"pattern_id": "الف ۱"}, "همان‌طور که اپراتور داده است"),
    ],
)
def test_what_cannot_be_sent_is_refused_beside_its_box_and_stays_in_it(
    office: Client, template: MessageTemplate, given: dict[str, str], message: str
) -> None:
    text = edit(office, template, **given)

    assert message in text
    assert next(iter(given.values())) in text
    assert (template.body, template.pattern_id, template.version) == ("", "", 0)


def test_of_two_who_change_one_text_the_second_is_told(
    office: Client, template: MessageTemplate
) -> None:
    edit(office, template, body="اول {code}")

    text = edit(office, template, body="دوم {code}", version=0)

    assert template.body == "اول {code}"
    assert "دوم {code}" in text


def test_nobody_adds_or_deletes_a_text_and_strangers_see_none(
    office: Client, template: MessageTemplate, client: Client
) -> None:
    User.objects.filter(username="office").update(is_superuser=True)
    for address in (
        reverse("message_texts:add"),
        reverse("message_texts:delete", args=[template.pk]),
    ):
        assert office.post(address).status_code in {302, 403}
    assert MessageTemplate.objects.count() == len(messages())
    User.objects.filter(username="office").update(is_superuser=False)
    User.objects.get(username="office").user_permissions.set(
        Permission.objects.filter(codename="access_admin")
    )
    answer = office.get(reverse("message_texts:edit", args=[template.pk]))
    assert answer.status_code == 302


def test_the_id_of_the_office_goes_before_that_of_the_settings(settings: object) -> None:
    settings.SMS_PATTERNS = {"code": "9"}

    assert approved_pattern("code") == "9"
    template = MessageTemplate.objects.create(code="code", channel=Channel.SMS)
    assert approved_pattern("code") == "9"
    template.pattern_id = "1202"
    template.save()
    assert approved_pattern("code") == "1202"
    assert approved_pattern("unknown") == ""


def test_no_text_that_the_office_writes_is_in_the_row_of_an_sms(
    office: Client, template: MessageTemplate
) -> None:
    edit(office, template, body="کد شما {code} است.")

    send_message("code", to="09131234567", variables={"code": "۱۲۳۴۵۶"}, idempotency_key="k")

    assert OutboxMessage.objects.get().body == ""
