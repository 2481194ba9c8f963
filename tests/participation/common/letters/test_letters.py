"""The steps of a letter: one door each, and shut for who comes late."""

import dataclasses
import datetime
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from wagtail.models import ModelLogEntry

from participation.common.enums import LetterClassification, LetterState
from participation.common.letters.content import Holder, LetterContent, Stamp
from participation.common.letters.selectors import content_of, letters_numbered, letters_of
from participation.common.letters.services import (
    LetterStateError,
    StaleLetterError,
    approve_letter,
    change_letter,
    draft_letter,
    issue_letter,
    record_incoming_letter,
    return_to_draft,
)
from participation.common.models import Letter, LetterCopy, LetterReference, User
from tests.participation.common.letters.making import (
    CONTENT,
    DAY,
    HOLDER,
    STAMP,
    approved,
    draft,
    issued,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def head() -> User:
    return User.objects.create_user("head")


def test_a_letter_goes_from_draft_to_approved_to_issued_and_keeps_who_and_when(head):
    letter = draft(user=head)
    assert (letter.state, letter.number, letter.dated) == (LetterState.DRAFT, "", None)
    approve_letter(letter=letter, version=0, user=head)
    assert letter.state == LetterState.APPROVED
    assert (letter.number, letter.approved_by) == ("", head)
    assert letter.approved_at is not None
    issue_letter(letter=letter, version=1, stamp=STAMP, user=head)
    assert letter.state == LetterState.ISSUED
    assert (letter.number, letter.dated, letter.issued_by) == ("۱۴۰۵/۳/۱۲۳۴", DAY, head)
    actions = ModelLogEntry.objects.for_instance(letter).order_by("timestamp", "pk")
    assert [entry.action.rpartition("_")[2] for entry in actions] == [
        "drafted",
        "approved",
        "issued",
    ]


def test_what_it_says_reads_back_in_order():
    assert content_of(Letter.objects.get(pk=draft().pk)) == CONTENT


def test_people_and_words_are_encrypted_in_the_database():
    letter = draft()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sender, recipient, subject, body FROM common_letter UNION ALL "
            "SELECT recipient, recipient, recipient, recipient FROM common_lettercopy"
        )
        stored = [value for row in cursor.fetchall() for value in row]
    assert len(stored) == 12
    assert all(value.startswith("enc1:") for value in stored)
    assert "نام نمونه" in Letter.objects.get(pk=letter.pk).recipient


def test_neither_its_name_nor_the_log_says_anything_about_the_people():
    letter = issued()
    assert str(letter) == "۱۴۰۵/۳/۱۲۳۴"
    entries = ModelLogEntry.objects.for_instance(letter)
    assert entries.count() == 3
    for entry in entries:
        assert "نمونه" not in f"{entry.label} {entry.data}"
    assert str(draft().copies.first()).isdigit()


def test_a_second_click_gives_the_same_letter():
    token = uuid.uuid4()
    first, second = draft(token=token), draft(token=token)
    assert first.pk == second.pk == token
    assert Letter.objects.count() == 1
    assert LetterCopy.objects.count() == 2


def test_a_token_of_another_holder_opens_nothing():
    letter = draft()
    with pytest.raises(StaleLetterError):
        draft_letter(holder=Holder("complaint", "43"), content=CONTENT, token=letter.pk)
    assert letters_of("complaint", "43").count() == 0


def test_a_draft_changes_with_its_rows():
    letter = draft()
    other = dataclasses.replace(CONTENT, subject="موضوع دیگر", references=(), copies=())
    change_letter(letter=letter, version=0, content=other)
    assert content_of(Letter.objects.get(pk=letter.pk)) == other
    assert not LetterReference.objects.exists()
    assert letter.version == 1


@pytest.mark.parametrize("step", [change_letter, approve_letter])
def test_a_stale_screen_changes_nothing(step):
    letter = draft()
    changed = dataclasses.replace(CONTENT, subject="تازه")
    change_letter(letter=Letter.objects.get(pk=letter.pk), version=0, content=changed)
    words = {"content": CONTENT} if step is change_letter else {}
    with pytest.raises(StaleLetterError, match="تغییر داده"):
        step(letter=letter, version=0, **words)
    letter.refresh_from_db()
    assert (letter.subject, letter.state) == ("تازه", LetterState.DRAFT)


def test_the_words_of_an_approved_letter_are_closed_until_it_returns():
    letter = approved()
    with pytest.raises(LetterStateError):
        change_letter(letter=letter, version=1, content=CONTENT)
    return_to_draft(letter=letter, version=1)
    assert (letter.state, letter.approved_at, letter.approved_by) == (LetterState.DRAFT, None, None)
    change_letter(letter=letter, version=2, content=CONTENT)


def test_no_step_is_taken_twice_or_left_out():
    letter = draft()
    for step in (return_to_draft, issue_letter):
        given = {"stamp": STAMP} if step is issue_letter else {}
        with pytest.raises(LetterStateError):
            step(letter=letter, version=0, **given)
    letter = issued()
    for step in (approve_letter, return_to_draft, issue_letter):
        given = {"stamp": STAMP} if step is issue_letter else {}
        with pytest.raises(LetterStateError):
            step(letter=letter, version=letter.version, **given)
    letter.refresh_from_db()
    assert letter.version == 2


@pytest.mark.parametrize("missing", ["body", "signatory_name"])
def test_what_lacks_text_or_signatory_is_not_approved(missing):
    content = dataclasses.replace(CONTENT, **{missing: ""})
    letter = draft_letter(holder=HOLDER, content=content)
    with pytest.raises(ValidationError) as refused:
        approve_letter(letter=letter, version=0)
    assert list(refused.value.message_dict) == [missing]
    letter.refresh_from_db()
    assert letter.is_draft


@pytest.mark.parametrize(
    "classification", sorted(set(LetterClassification) - {LetterClassification.NORMAL})
)
def test_a_classified_letter_is_refused_and_told_where_it_belongs(classification):
    content = dataclasses.replace(CONTENT, classification=classification)
    with pytest.raises(ValidationError) as refused:
        draft_letter(holder=HOLDER, content=content)
    assert "جای این سامانه نیست" in refused.value.message_dict["classification"][0]
    letter = draft()
    with pytest.raises(ValidationError):
        change_letter(letter=letter, version=0, content=content)
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.update(classification=classification)
    assert set(Letter.objects.values_list("classification", flat=True)) == {"normal"}


@pytest.mark.parametrize(
    "changes",
    [{"number": "1"}, {"dated": DAY}, {"state": LetterState.ISSUED}],
    ids="-".join,
)
def test_the_database_keeps_number_and_date_for_issued_letters(changes):
    letter = draft()
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(**changes)


@pytest.mark.parametrize("number", ["", "  ", "؟", "1\n2", "9" * 61])
def test_a_number_that_is_none_is_refused(number):
    letter = approved()
    with pytest.raises(ValidationError) as refused:
        issue_letter(letter=letter, version=1, stamp=Stamp(number=number, dated=DAY))
    assert list(refused.value.message_dict) == ["number"]


def test_a_day_to_come_is_refused():
    letter = approved()
    tomorrow = datetime.date.today() + datetime.timedelta(days=2)  # noqa: DTZ011
    with pytest.raises(ValidationError) as refused:
        issue_letter(letter=letter, version=1, stamp=Stamp(number="1", dated=tomorrow))
    assert list(refused.value.message_dict) == ["dated"]


def test_an_incoming_letter_keeps_the_number_and_date_that_stand_on_it():
    stamp = Stamp(number=" ۶۷۷۳۵/ت۵۱۳۰۵هـ ", dated=DAY)
    content = LetterContent(sender="شهرداری", recipient="استانداری", subject="پاسخ")
    letter = record_incoming_letter(holder=HOLDER, content=content, stamp=stamp)
    assert (letter.direction, letter.state) == ("incoming", LetterState.ISSUED)
    assert (letter.number, letter.dated, letter.scan_id) == ("۶۷۷۳۵/ت۵۱۳۰۵هـ", DAY, None)


def test_letters_are_found_by_what_holds_them_and_by_number_however_typed():
    letter = issued()
    draft_letter(holder=Holder("meeting", 42), content=CONTENT)
    assert list(letters_of("complaint", 42)) == [letter]
    for typed in ("1405/3/1234", "١٤٠٥/٣/١٢٣٤", " ۱۴۰۵ / ۳ / ۱۲۳۴ "):
        assert list(letters_numbered(typed)) == [letter]
    assert not letters_numbered("").exists()
    assert not letters_numbered("1405/3/12").exists()


def test_listing_letters_takes_one_query_and_reads_no_text(django_assert_num_queries):
    for _number in range(3):
        draft()
    with django_assert_num_queries(1):
        listed = list(letters_of(HOLDER.kind, HOLDER.id)[:20])
        assert [letter.subject for letter in listed] == [CONTENT.subject] * 3
    assert "body" in listed[0].get_deferred_fields()


def test_more_rows_than_a_letter_has_are_refused():
    content = dataclasses.replace(CONTENT, copies=CONTENT.copies * 26)
    with pytest.raises(ValidationError, match="۵۰"):
        draft_letter(holder=HOLDER, content=content)
