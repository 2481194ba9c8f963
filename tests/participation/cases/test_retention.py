"""What dies by itself or by the office's period, and that nothing of it is left."""

import datetime as dt
import uuid
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.utils import timezone

from participation.cases.models import Answer, Case, CaseSettings, Note
from participation.cases.services import citizen, correspondence, letters
from participation.cases.services.submission import Person
from participation.common.clock import moved_to
from participation.common.letters.content import CopyRow, Holder, LetterContent, Stamp
from participation.common.letters.services import draft_letter
from participation.common.models import Letter
from participation.complaints.services import Against
from persian.jalali import today
from tests.participation.cases.cast import OTHER_ID, Province, category, filed, officer

pytestmark = [pytest.mark.django_db, pytest.mark.db]

MARK = "نشانه‌ای‌که‌نباید‌بماند"
MOBILE = "09131239876"


def closed_long_ago() -> Case:
    """Return a case that was closed four years ago, with a marker in every place for words."""
    province = Province()
    one = officer("one", province.desk)
    asked = category(province.desk)
    with moved_to(timezone.now() - dt.timedelta(days=4 * 365)):
        case = filed(
            asked,
            text=f"{MARK} متن",
            person=Person(
                name=f"{MARK} نام",
                father_name=f"{MARK} پدر",
                national_id=OTHER_ID,
                mobile=MOBILE,
                email="marker@example.com",
                address=f"{MARK} نشانی",
                postal_code="8134567890",
            ),
            answers=[("پرسش", f"{MARK} پاسخ به پرسش")],
            against=Against(name=f"{MARK} از که"),
            place=f"{MARK} کجا",
        ).case
        correspondence.add_note(case_id=case.pk, text=f"{MARK} یادداشت", by=one)
        correspondence.ask(case_id=case.pk, text=f"{MARK} پرسش", by=one, seen=1)
        citizen.reply(case_id=case.pk, text=f"{MARK} پاسخ", token=uuid.uuid4())
        case.refresh_from_db()
        letter = LetterContent(
            sender=f"{MARK} فرستنده",
            recipient=f"{MARK} گیرنده",
            subject=f"{MARK} موضوع",
            body=f"{MARK} متن نامه",
            signatory_name=f"{MARK} امضا",
            signatory_post=f"{MARK} سمت",
            attachments=f"{MARK} پیوست",
            copies=(CopyRow(recipient=f"{MARK} رونوشت", purpose=f"{MARK} برای"),),
        )
        draft_letter(holder=Holder("case", case.pk), content=letter, user=one)
        came = LetterContent(sender=f"{MARK} آمد", recipient="دفتر", subject=f"{MARK} رسیده")
        stamp = Stamp(number="۷۷", dated=today() - dt.timedelta(days=5 * 365))
        letters.receive(case=case, content=came, stamp=stamp, token=uuid.uuid4(), by=one)
        correspondence.answer(case_id=case.pk, text=f"{MARK} پاسخ نهایی", by=one, seen=case.version)
        citizen.rate(case_id=case.pk, stars=4, text=f"{MARK} امتیاز")
    case.refresh_from_db()
    return case


def told_anywhere() -> list[tuple[str, str]]:
    """Return every model and field, read through the ORM and so decrypted, that holds a marker."""
    found = []
    for model in apps.get_models():
        for row in model._base_manager.all():
            for field in model._meta.concrete_fields:
                value = getattr(row, field.attname)
                if any(one in str(value) for one in (MARK, MOBILE, OTHER_ID, "marker@example")):
                    found.append((model._meta.label, field.name))
    return found


def set_period(months: int) -> None:
    settings = CaseSettings.load()
    settings.retention_months = months
    settings.save()


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("anonymise_cases", *arguments, stdout=out)
    return out.getvalue()


def test_anonymising_leaves_no_word_and_nobody_anywhere_in_the_database() -> None:
    case = closed_long_ago()
    set_period(36)
    before = dict(told_anywhere())
    # The search itself must be able to find something.
    assert set(before) >= {
        "cases.Applicant", "cases.Note", "cases.Answer", "cases.Question", "cases.Written",
        "cases.Rating", "common.Letter", "common.LetterCopy", "common.OutboxMessage",
        "complaints.Complaint",
    }  # fmt: skip

    run()

    assert told_anywhere() == []
    case.refresh_from_db()
    assert case.anonymised_at is not None
    assert case.key_hash == ""
    assert Answer.objects.filter(case=case).count() == Note.objects.filter(case=case).count() == 1


def test_the_letters_of_an_anonymised_case_keep_their_place_and_lose_their_words() -> None:
    case = closed_long_ago()
    set_period(36)
    run()
    for letter in Letter.objects.of("case", case.pk):
        assert (letter.subject, letter.body, letter.recipient) == ("",) * 3
        assert (letter.signatory_name, letter.signatory_post) == ("", "")
        assert not letter.copies.exists()
    assert Letter.objects.of("case", case.pk).filter(direction="incoming").get().number == "۷۷"


def test_a_dry_run_counts_by_kind_and_month_and_writes_nothing() -> None:
    case = closed_long_ago()
    set_period(36)
    told = run("--dry-run")
    assert "complaint: 1" in told
    assert "1 cases would be anonymised." in told
    case.refresh_from_db()
    assert case.anonymised_at is None
    assert dict(told_anywhere())["cases.Applicant"]


def test_without_a_period_nothing_is_anonymised_and_the_command_says_so() -> None:
    case = closed_long_ago()
    with pytest.raises(CommandError) as refused:
        run()
    assert refused.value.returncode == 2
    case.refresh_from_db()
    assert case.anonymised_at is None


def test_an_open_or_young_case_stays_as_it_is() -> None:
    province = Province()
    young = filed(category(province.desk)).case
    set_period(36)
    assert "0 cases anonymised." in run()
    young.refresh_from_db()
    assert young.anonymised_at is None
    assert young.applicant.name
