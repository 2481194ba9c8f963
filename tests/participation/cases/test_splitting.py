"""A part of a case is followed on its own: a number, a unit and a course of its own."""

import re
import uuid
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from participation.cases.enums import EventType, Priority
from participation.cases.models import (
    Accused,
    Applicant,
    Case,
    CaseEvent,
    CaseFile,
    CaseLink,
    OnBehalf,
    Term,
)
from participation.cases.numbers import show_key, show_number
from participation.cases.services import correspondence, identity, retention
from participation.cases.services.submission import Person, Submitted
from participation.common.files import read_file
from participation.common.models import OutboxMessage, PrivateFile, User
from participation.common.tick import run_tick
from participation.complaints.models import Category
from tests.participation.cases.at_the_desk import address, do, signed_in
from tests.participation.cases.cast import (
    MOBILE,
    VALID_ID,
    Province,
    against_unit,
    category,
    filed,
    officer,
)
from tests.participation.cases.following import opened, page
from tests.participation.common.files.conftest import private_root  # noqa: F401  # empties it
from tests.participation.common.files.samples import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.db]
WORDS = "خواهان دریافت رونوشت صورت‌جلسه هستم."


@pytest.fixture
def other(province: Province) -> Category:
    """What the part is about; its cases go to the second county governorate."""
    return category(province.second, title="دسترسی به صورت‌جلسه", promised_amount=20)


def form(user: User, case: Case) -> dict[str, str]:
    """What the form sends by itself."""
    text = signed_in(user).get(f"{address(case)}split/").content.decode()
    return dict(re.findall(r'name="(version|token)" value="([^"]+)"', text))


def split(user: User, case: Case, category: Category, /, **given: Any) -> Any:
    """Split a part off through the screen."""
    sent = {**form(user, case), "category": str(category.pk), "text": WORDS, **given}
    return signed_in(user).post(f"{address(case)}split/", sent)


def part_of(case: Case) -> Case:
    """The only part."""
    return CaseLink.objects.get(other=case, kind="part").case


def opens(client: Client, number: str, key: str | None) -> bool:
    """Whether a number and a key let somebody in."""
    sent = {"number": show_number(number), "key": show_key(key or "")}
    answer = client.post("/track/", sent)
    return answer.headers.get("Location") == "/track/case/"


def test_a_part_has_a_number_a_unit_and_words_of_its_own(
    one: User, province: Province, case: Case, other: Category
) -> None:
    answer = split(one, case, other)

    part = part_of(case)
    assert (answer.status_code, answer.headers["Location"]) == (302, address(case))
    assert part.number != case.number
    assert (part.unit, part.title, part.state) == (province.second, other.title, "received")
    case.refresh_from_db()
    assert (case.unit, case.state) == (province.desk, "received"), "the whole stays as it is"
    reader = officer("reader", province.second)
    text = signed_in(reader).get(address(part)).content.decode()
    assert WORDS in text
    assert "شهروند نمونه" in text, "who submitted it has come along"
    assert "از مهرماه" not in text, "the words of the whole have not"


def test_both_lead_to_each_other_for_whoever_sees_both(
    one: User, province: Province, case: Case, other: Category
) -> None:
    split(one, case, other)
    part = part_of(case)
    both = officer("both", province.desk, province.second)

    of_whole = signed_in(both).get(address(case)).content.decode()
    of_part = signed_in(both).get(address(part)).content.decode()

    assert f'href="{address(part)}"' in of_whole
    assert "بخشی از این پرونده" in of_whole
    assert f'href="{address(case)}"' in of_part
    assert "این پرونده بخشی از آن است" in of_part


def test_who_does_not_see_the_other_is_not_told_its_number(
    one: User, province: Province, case: Case, other: Category
) -> None:
    split(one, case, other)
    part = part_of(case)
    there = officer("there", province.second)

    of_whole = signed_in(one).get(address(case)).content.decode()
    of_part = signed_in(there).get(address(part)).content.decode()

    assert "بخشی از آن تفکیک شده و جداگانه پی‌گیری می‌شود." in of_whole
    assert "از پروندهٔ دیگری تفکیک شده است." in of_part
    for text, hidden in ((of_whole, part), (of_part, case)):
        assert str(hidden.pk) not in text
        assert show_number(hidden.number) not in text


def test_what_was_split_off_is_neither_parted_nor_linked_otherwise(
    province: Province, case: Case, other: Category
) -> None:
    both = officer("both", province.desk, province.second)
    split(both, case, other)
    part = part_of(case)
    row = CaseLink.objects.get()
    client = signed_in(both)

    client.post(f"{address(case)}links/{row.pk}/remove/")
    for near, far in ((case, part), (part, case)):
        sent = {"number": show_number(far.number), "kind": "duplicate"}
        client.post(f"{address(near)}links/", sent)
    client.post(f"{address(case)}links/", {"number": show_number(part.number), "kind": "part"})

    assert [(one.case, one.other, one.kind) for one in CaseLink.objects.all()] == [
        (part, case, "part")
    ]


def test_the_citizen_reads_it_and_follows_both_with_one_key(
    one: User, mine: Submitted, other: Category, client: Client
) -> None:
    split(one, mine.case, other)
    part = part_of(mine.case)

    text = page(opened(client, mine))
    assert "بخشی از آن جداگانه پی‌گیری می‌شود" in text
    assert show_number(part.number) in text

    assert opens(client, part.number, mine.key)
    text = page(client)
    assert WORDS in text
    assert "بخشی از پروندهٔ دیگری است" in text
    assert show_number(mine.case.number) in text
    assert not opens(Client(), part.number, "123456789012")
    assert not opens(Client(), mine.case.number, "123456789012")


def test_the_key_of_a_stranger_opens_no_part(one: User, mine: Submitted, other: Category) -> None:
    stranger = filed(other, person=Person(name="کس دیگر", mobile="09351112233"))
    split(one, mine.case, other)
    part = part_of(mine.case)

    assert opens(Client(), part.number, mine.key)
    assert not opens(Client(), part.number, stranger.key)
    assert not opens(Client(), stranger.case.number, mine.key)


def test_the_citizen_is_told_of_news_in_the_whole(
    one: User, mine: Submitted, other: Category
) -> None:
    before = OutboxMessage.objects.count()

    split(one, mine.case, other)

    assert OutboxMessage.objects.count() == before + 1


def test_the_digits_of_the_mobile_show_the_state_of_the_part(
    one: User, mine: Submitted, other: Category, client: Client
) -> None:
    split(one, mine.case, other)
    part = part_of(mine.case)

    sent = {"number": show_number(part.number), "digits": MOBILE[-4:]}
    text = client.post("/track/", sent, follow=True).content.decode()

    assert show_number(part.number) in text
    assert WORDS not in text


def test_the_part_stays_open_to_the_citizen_when_the_whole_is_anonymised(
    one: User, mine: Submitted, other: Category
) -> None:
    split(one, mine.case, other)
    part = part_of(mine.case)
    correspondence.answer(case_id=mine.case.pk, text="تمام", by=one, seen=2)

    retention.anonymise(mine.case.pk, by=retention.CLOCK)

    assert not opens(Client(), mine.case.number, mine.key)
    assert opens(Client(), part.number, mine.key)
    assert Applicant.objects.get().national_id == VALID_ID


def test_whoever_takes_the_whole_over_has_a_new_key_for_both(
    one: User, mine: Submitted, other: Category, client: Client
) -> None:
    OnBehalf.objects.create(case=mine.case, by=one, unit=mine.case.unit, consent="spoken")
    split(one, mine.case, other)
    part = part_of(mine.case)
    old = Client()
    assert opens(old, part.number, mine.key)
    citizen = opened(client, mine)

    text = citizen.post("/track/take-over/").content.decode()

    key = "".join(re.findall(r">([۰-۹]{4})<", text)) or "".join(re.findall(r"[۰-۹]{4}", text)[-3:])
    assert not opens(Client(), part.number, mine.key)
    assert old.get("/track/case/").status_code == 302, "browsers that the old key let in are out"
    assert opens(Client(), part.number, key)
    assert opens(Client(), mine.case.number, key)


def test_a_report_without_a_name_is_split_into_one_that_its_key_opens(
    one: User, province: Province
) -> None:
    mine = filed(category(province.desk, "report", title="گزارش یکم"))
    other = category(province.second, "report", title="گزارش دوم")

    split(one, mine.case, other)

    part = part_of(mine.case)
    assert not Applicant.objects.exists()
    assert opens(Client(), part.number, mine.key)
    assert opens(Client(), mine.case.number, mine.key)


def test_only_categories_that_ask_for_no_more_of_a_person_are_offered(
    one: User, province: Province, other: Category
) -> None:
    asks_less = category(province.desk, "request", title="درخواست")
    nameless = category(province.desk, "report", title="گزارش")
    old = category(province.desk, title="کنارگذاشته", is_active=False)
    whole = filed(asks_less).case

    text = signed_in(one).get(f"{address(whole)}split/").content.decode()
    text = text.partition('<select name="category"')[2].partition("</select>")[0]

    assert f'<option value="{asks_less.pk}">' in text
    for refused in (nameless, other, old):
        assert f'<option value="{refused.pk}">' not in text
        assert split(one, whole, refused).status_code == 422
    assert not CaseLink.objects.exists()


def test_the_term_counts_from_the_day_of_the_first_arrival(one: User, province: Province) -> None:
    days = {"promised_amount": 10, "promised_unit": "calendar_days"}
    with time_machine.travel("2026-09-01T08:00:00+03:30"):
        case = filed(category(province.desk, **days)).case
        other = category(province.desk, title="بخش", **days)
    with time_machine.travel("2026-09-08T08:00:00+03:30"):
        split(one, case, other)
        part = part_of(case)
        split(one, part, other)
        third = part_of(part)

    for made in (part, third):
        term = Term.objects.get(case=made)
        assert term.starts_on == date(2026, 9, 1)
        assert made.due_date == term.due_date == Term.objects.get(case=case).due_date
    assert part.received_at.date() == date(2026, 9, 8)


def test_a_sealed_identity_stays_sealed_and_a_restricted_case_restricted(
    province: Province, other: Category
) -> None:
    whole = filed(category(province.desk, title="محرمانه", is_restricted=True)).case
    chief = officer("chief", province.desk, permissions=("view_case", "handle_case", "seal_case"))
    identity.seal(case_id=whole.pk, officers=[chief], by=chief, seen=1)

    split(chief, whole, other)

    part = part_of(whole)
    assert (part.is_sealed, part.is_restricted) == (True, True)
    there = officer("there", province.second)
    above = officer("above", province.root, permissions=("view_case", "view_all_cases"))
    text = signed_in(there).get(address(part)).content.decode()
    assert WORDS in text
    assert "شهروند نمونه" not in text
    assert signed_in(above).get(address(part)).status_code == 404
    assert [row.user for row in part.sealed_access.all()] == [chief]


def test_nothing_of_a_person_lies_readable_in_the_part(
    one: User, case: Case, other: Category
) -> None:
    split(one, case, other)

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM cases_applicant")
        raw = str(cursor.fetchall())
        cursor.execute("SELECT text FROM complaints_complaint")
        raw += str(cursor.fetchall())
    assert Applicant.objects.count() == 2
    for secret in ("شهروند", VALID_ID, MOBILE, WORDS):
        assert secret not in raw


def test_whom_the_whole_is_against_never_sees_the_part(province: Province, other: Category) -> None:
    whole = filed(
        category(province.root, title="علیه", against=["unit"]),
        against=against_unit(province.first),
    ).case
    above = officer("above", province.root)
    clerk = officer("clerk", province.root)
    identity.accuse(case_id=whole.pk, units=[], users=[clerk], by=above, seen=1)

    refused = split(above, whole, other, unit=str(province.first.pk))
    below = split(above, whole, other, unit=str(province.office.pk))
    split(above, whole, other, unit=str(province.root.pk))

    assert (refused.status_code, below.status_code) == (422, 422)
    assert WORDS in refused.content.decode()
    part = part_of(whole)
    assert {(row.unit, row.user) for row in Accused.objects.filter(case=part)} == {
        (province.first, None),
        (None, clerk),
    }
    judge = officer("judge", province.first, permissions=("view_case", "view_all_cases"))
    for user in (clerk, judge):
        assert signed_in(user).get(address(part)).status_code == 404
    assert signed_in(above).get(address(part)).status_code == 200


def test_a_category_whose_own_unit_is_accused_goes_above(province: Province) -> None:
    whole = filed(
        category(province.root, title="علیه", against=["unit"]),
        against=against_unit(province.first),
    ).case
    above = officer("above", province.root)

    split(above, whole, category(province.first, title="نزد متهم"))

    assert part_of(whole).unit == province.root


def with_files(mine: Submitted, client: Client, *names: str) -> list[PrivateFile]:
    """Files that the citizen has added to a case, checked."""
    papers = [SimpleUploadedFile(name, pdf.plain(page + 1)) for page, name in enumerate(names)]
    sent = {"text": "پیوست‌ها", "token": str(uuid.uuid4()), "files": papers}
    assert opened(client, mine).post("/track/case/add/", sent).status_code == 302
    run_tick(only=["common.check_files"])
    mine.case.refresh_from_db()
    return list(PrivateFile.objects.order_by("created_at"))


def test_chosen_files_come_along_as_copies_that_outlive_the_whole(
    one: User, mine: Submitted, other: Category, client: Client
) -> None:
    first, second = with_files(mine, client, "یکم.pdf", "دوم.pdf")

    assert split(one, mine.case, other, along=[str(second.pk)]).status_code == 302

    part = part_of(mine.case)
    copy = PrivateFile.objects.get(pk=CaseFile.objects.get(case=part).file_id)
    assert (copy.name, copy.pk != second.pk) == ("دوم.pdf", True)
    assert read_file(copy) == read_file(second)
    correspondence.answer(case_id=mine.case.pk, text="تمام", by=one, seen=mine.case.version + 1)
    retention.anonymise(mine.case.pk, by=retention.CLOCK)
    assert not PrivateFile.objects.filter(pk__in=(first.pk, second.pk)).exists()
    there = officer("there", part.unit)
    answer = signed_in(there).get(f"{address(part)}files/{copy.pk}/")
    assert b"".join(answer.streaming_content if answer.streaming else [answer.content]).startswith(  # type: ignore[attr-defined]
        b"%PDF-"
    )
    assert opens(client, part.number, mine.key)
    assert f'href="/track/case/files/{copy.pk}/"' in page(client)


def test_a_refused_part_leaves_no_copy_behind(
    one: User, province: Province, mine: Submitted, other: Category, client: Client
) -> None:
    (file,) = with_files(mine, client, "یکم.pdf")
    sent = form(one, mine.case)
    do(signed_in(one), mine.case, "inform", text="بررسی می‌شود")

    assert split(one, mine.case, other, **sent, along=[str(file.pk)]).status_code == 409

    assert list(PrivateFile.objects.all()) == [file]


def test_a_file_that_went_meanwhile_is_told(
    one: User, mine: Submitted, other: Category, client: Client
) -> None:
    (file,) = with_files(mine, client, "یکم.pdf")
    sent = form(one, mine.case)

    answer = split(one, mine.case, other, **sent, along=[str(uuid.uuid4())])

    assert answer.status_code == 422
    assert f"{WORDS}</textarea>" in answer.content.decode()
    assert not CaseLink.objects.exists()
    assert list(PrivateFile.objects.all()) == [file]


def test_two_clicks_make_one_part(one: User, case: Case, other: Category) -> None:
    sent = {**form(one, case), "category": str(other.pk), "text": WORDS}
    client = signed_in(one)

    answers = [client.post(f"{address(case)}split/", sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert CaseLink.objects.filter(kind="part").count() == 1
    assert Case.objects.count() == 2
    assert CaseEvent.objects.filter(type=EventType.SPLIT).count() == 1


def test_a_stale_screen_is_refused_with_what_came_and_keeps_the_words(
    one: User, case: Case, other: Category
) -> None:
    sent = form(one, case)
    do(signed_in(one), case, "inform", text="بررسی می‌شود")

    refused = split(one, case, other, **sent)

    text = refused.content.decode()
    assert refused.status_code == 409
    assert f"{WORDS}</textarea>" in text
    assert "به شهروند" in text
    assert not CaseLink.objects.exists()
    again = dict(re.findall(r'name="(version|token)" value="([^"]+)"', text))
    assert split(one, case, other, **again).status_code == 302


def test_a_closed_case_is_not_split(one: User, case: Case, other: Category) -> None:
    sent = form(one, case)
    correspondence.answer(case_id=case.pk, text="تمام", by=one, seen=1)
    case.refresh_from_db()

    asked = signed_in(one).get(f"{address(case)}split/", follow=True).content.decode()
    late = split(one, case, other, token=sent["token"], version=case.version)

    assert "پروندهٔ بسته تفکیک نمی‌شود." in asked
    assert late.status_code == 422
    assert "پروندهٔ بسته تفکیک نمی‌شود." in late.content.decode()
    assert f"{WORDS}</textarea>" in late.content.decode()
    assert not CaseLink.objects.exists()


@pytest.mark.parametrize(
    "given",
    [
        {"text": " "},
        {"category": ""},
        {"category": "x"},
        {"category": "999999"},
        {"unit": "999999"},
        {"version": "x"},
        {"token": "x"},
        {"text": "x" * 10_001},
    ],
)
def test_what_is_missing_or_wrong_is_refused(
    one: User, case: Case, other: Category, given: dict[str, str]
) -> None:
    answer = split(one, case, other, **given)

    assert answer.status_code == 422
    assert not CaseLink.objects.exists()


def test_only_who_decides_on_a_case_splits_it(
    province: Province, case: Case, other: Category
) -> None:
    reader = officer("reader", province.desk, permissions=("view_case",))
    stranger = officer("stranger", province.second)

    for user in (reader, stranger):
        client = signed_in(user)
        sent = {"version": "1", "token": str(uuid.uuid4()), "category": str(other.pk)}
        assert client.get(f"{address(case)}split/").status_code == 404
        assert client.post(f"{address(case)}split/", {**sent, "text": WORDS}).status_code == 404
    assert not CaseLink.objects.exists()


def test_no_token_of_another_submission_is_taken(one: User, case: Case, other: Category) -> None:
    strange = filed(other).case

    answer = split(one, case, other, token=str(strange.submission))

    assert answer.status_code == 422
    assert not CaseLink.objects.exists()


def test_what_is_urgent_stays_so(one: User, province: Province, other: Category) -> None:
    whole = filed(category(province.desk, title="فوری", priority=Priority.URGENT)).case

    split(one, whole, other)

    assert part_of(whole).priority == Priority.URGENT


def test_the_words_of_the_part_find_it(
    one: User, province: Province, case: Case, other: Category
) -> None:
    split(one, case, other)
    part = part_of(case)
    there = officer("there", province.second)

    found = signed_in(there).post("/admin/cases/find/", {"words": "رونوشت"}, follow=True)

    assert str(part.pk) in found.content.decode()
