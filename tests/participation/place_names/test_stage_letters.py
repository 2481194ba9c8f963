"""A stage sends a letter: drafted from the path and the case, numbered by the secretariat."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from participation.cases.models import Case
from participation.common.models import Letter, Unit, User
from participation.place_names.models import NamingPath, Stage, StageVisit
from persian.jalali import format_date, today
from tests.participation.cases.at_the_desk import address, signed_in
from tests.participation.cases.cast import officer
from tests.participation.cases.permissions.papers import words_of
from tests.participation.cases.referring import refer, to_person
from tests.participation.common.pdf.reading import text_of
from tests.participation.place_names.factories import place
from tests.participation.place_names.proposing import act, admit, proposed, screen

pytestmark = [pytest.mark.django_db, pytest.mark.db]
REASON = "شاعر نامدار این شهر در این خیابان می‌زیست."
SIGNED = {"signatory_name": "نمونه راد", "signatory_post": "دبیر شورای نام‌گذاری"}


@pytest.fixture
def case(desk: Client) -> Case:
    """A renaming that is at the sub-committee."""
    made = proposed("نشاط اصفهانی", place("کاوه"))
    admit(desk, made.case, REASON)
    visit = StageVisit.objects.select_related("stage").get()
    act(desk, made.case, "move", move=visit.stage.moves.get().pk)
    return made.case


def here() -> StageVisit:
    return StageVisit.objects.select_related("letter", "stage").get(left_at__isnull=True)


def drafted(desk: Client, case: Case, **more: Any) -> Letter:
    """Let the stage have its letter."""
    given = {"recipient": "کمیتهٔ فرعی نام‌گذاری شهرداری", **more}
    answer = act(desk, case, "letter", **given)
    assert answer.status_code == 302, answer.content.decode()
    letter = here().letter
    assert letter is not None
    assert answer.headers["Location"] == reverse("cases:letter", args=[case.pk, letter.pk])
    return letter


def step(desk: Client, case: Case, letter: Letter, name: str, **given: Any) -> Letter:
    """Press a button of the screen of the letter."""
    at = reverse("cases:letter", args=[case.pk, letter.pk])
    answer = desk.post(at, {"do": name, "version": letter.version, **given})
    assert answer.status_code == 302, answer.content.decode()
    letter.refresh_from_db()
    return letter


def issued(desk: Client, case: Case, *, day: datetime.date | None = None) -> Letter:
    """Let the letter have its number."""
    letter = drafted(desk, case)
    words = {
        "recipient": letter.recipient,
        "subject": letter.subject,
        "body": letter.body,
        "sender": letter.sender,
        "urgency": "normal",
        "classification": "normal",
        "token": letter.pk,
        **SIGNED,
    }
    step(desk, case, letter, "change", **words)
    step(desk, case, letter, "approve")
    stamp = {"number": "۱۲/۳۴۵", "dated": format_date(day or today())}
    return step(desk, case, letter, "issue", **stamp)


def test_the_stage_offers_its_letter_with_receiver_and_subject(desk: Client, case: Case) -> None:
    words = desk.get(screen(case)).content.decode()

    assert "نوشتن نامهٔ این مرحله" in words
    assert 'value="کمیتهٔ فرعی نام‌گذاری شهرداری"' in words
    assert "بررسی پیشنهاد نام" in words


def test_the_letter_is_filled_from_the_case_and_names_no_proposer(desk: Client, case: Case) -> None:
    letter = drafted(desk, case)

    assert (letter.state, letter.number, letter.holder_id) == ("draft", "", str(case.pk))
    for told in ("نشاط اصفهانی", "خیابان کاوه", "اصفهان", REASON):
        assert told in letter.body, told
    assert "{" not in letter.body + letter.subject
    assert "09131234567" not in letter.body
    assert letter.subject in desk.get(address(case)).content.decode()


def test_two_clicks_are_one_letter_and_a_stale_screen_writes_none(desk: Client, case: Case) -> None:
    old = Case.objects.get(pk=case.pk).version
    act(desk, case, "opinion", organisation="ادارهٔ پست", kind="agrees", token=case.pk)
    stale = {"do": "letter", "version": old, "recipient": "کمیته"}
    assert desk.post(screen(case), stale).status_code == 409
    assert not Letter.objects.exists()

    first = drafted(desk, case)
    desk.post(screen(case), stale)
    assert Letter.objects.get().pk == first.pk


def test_it_needs_somebody_to_go_to(desk: Client, case: Case) -> None:
    refused = act(desk, case, "letter", recipient=" ")

    assert refused.status_code == 422
    assert "بنویسید برای کدام مرجع فرستاده می‌شود" in refused.content.decode()
    assert not Letter.objects.exists()


def test_copies_of_the_path_go_along(desk: Client, case: Case) -> None:
    Stage.objects.filter(pk=here().stage_id).update(
        letter_copies="بنیاد شهید؛ جهت استحضار\nبایگانی"
    )
    letter = drafted(desk, case)

    assert [copy.recipient for copy in letter.copies.all()] == ["بنیاد شهید", "بایگانی"]
    assert letter.copies.first().purpose == "جهت استحضار"


def test_it_is_printed_and_copied_for_the_secretariat(desk: Client, case: Case) -> None:
    letter = drafted(desk, case)
    word = desk.get(reverse("cases:docx", args=[case.pk, letter.pk]))
    shown = desk.get(reverse("cases:letter", args=[case.pk, letter.pk])).content.decode()

    assert "نشاط اصفهانی" in words_of(b"".join(word) if word.streaming else word.content)
    assert 'id="secretariat-words"' in shown


def test_number_and_day_of_the_secretariat_come_back_to_the_stage(desk: Client, case: Case) -> None:
    issued(desk, case)
    shown = desk.get(screen(case)).content.decode()
    paper = desk.get(f"{screen(case)}dossier/")

    assert "۱۲/۳۴۵" in shown
    assert "نوشتن نامهٔ این مرحله" not in shown
    assert "۱۲/۳۴۵" in text_of(paper.content)


def test_a_receipt_is_not_older_than_the_letter_and_starts_the_clock(
    desk: Client, case: Case
) -> None:
    issued(desk, case)
    yesterday = today() - datetime.timedelta(days=1)
    early = act(desk, case, "receive", received_on=format_date(yesterday), number="۷")
    assert early.status_code == 422
    assert "تاریخ نامه دیرتر از این روز است" in early.content.decode()

    assert (
        act(desk, case, "receive", received_on=format_date(today()), number="۷۷۸۸").status_code
        == 302
    )
    assert here().receipt_number == "۷۷۸۸"
    assert here().due_date is not None
    assert "۷۷۸۸" in text_of(desk.get(f"{screen(case)}dossier/").content)


def test_whoever_is_asked_for_an_opinion_reads_nothing_of_the_letter(
    desk: Client, case: Case, governorate: Unit
) -> None:
    issued(desk, case)
    case.refresh_from_db()
    asked = officer("asked", Unit.objects.create(name="واحد دیگر", kind="desk"))
    refer(desk, case, (to_person(asked), "opinion"), instruction="نظر بدهید")
    theirs = signed_in(User.objects.get(pk=asked.pk))

    assert "کمیتهٔ فرعی" in theirs.get(screen(case)).content.decode()
    assert "۱۲/۳۴۵" not in theirs.get(screen(case)).content.decode()
    assert "۱۲/۳۴۵" not in text_of(theirs.get(f"{screen(case)}dossier/").content)
    assert act(theirs, case, "letter", recipient="کمیته").status_code == 302
    assert Letter.objects.count() == 1


def test_every_stage_that_is_shipped_has_a_letter_whose_gaps_are_known() -> None:
    stages = Stage.objects.filter(path__in=NamingPath.objects.all())

    assert stages.count() == 17
    assert [stage.title for stage in stages if not stage.has_letter] == []
    for stage in stages:
        stage.clean()


def test_a_gap_that_nobody_fills_is_refused_beside_its_field() -> None:
    stage = Stage.objects.first()
    assert stage is not None
    stage.letter_text = "با سلام {mobile}"
    with pytest.raises(ValidationError, match="letter_text") as refused:
        stage.clean()
    assert "{mobile}" in str(refused.value)
    stage.letter_text, stage.letter_copies = "", "؛ بی‌نام"
    with pytest.raises(ValidationError, match="letter_copies"):
        stage.clean()
