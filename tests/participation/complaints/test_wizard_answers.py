"""What a category asks, and what becomes of wrong, changed and skipped answers."""

import json

import pytest
from django.test import Client

from participation.complaints.models import Complaint
from tests.participation.cases.cast import MOBILE, VALID_ID, Province, category
from tests.participation.complaints import categories
from tests.participation.complaints.questions import question_of
from tests.participation.complaints.walking import NEW, TEXT, Walker, the_case

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def test_questions_are_answered_in_any_digits_and_kept_in_words(
    client: Client, province: Province
) -> None:
    asked = categories.council(province)
    answers = ("no", "عضو", "۱٬۲۰۰", "1405/7/1", "الف/۱۲", "دو خط\nپشت هم")
    told = {question_of(asked, index): answer for index, answer in enumerate(answers)}
    walker = Walker(client).begin(asked)
    assert "گام ۲ از ۷" in walker.page
    walker.to_check(questions=told).send()
    assert [pair[1] for pair in answers_of()] == [
        "خیر",
        "عضو",
        "۱٬۲۰۰",
        "۱ مهر ۱۴۰۵",
        "الف/۱۲",
        "دو خط\nپشت هم",
    ]


def answers_of() -> list[list[str]]:
    """Questions and answers of the one complaint."""
    pairs: list[list[str]] = json.loads(Complaint.objects.get().answers)
    return pairs


def test_an_answer_that_stops_leads_no_further_until_it_is_changed(
    client: Client, province: Province
) -> None:
    asked = categories.council(province)
    walker = Walker(client).begin(asked)
    walker.tell(**{question_of(asked, 0): "yes"})
    assert walker.at == f"{NEW}stop/"
    assert "تا دادگاه رأی نداده است" in walker.page
    for name in ("against", "story", "files", "you", "check"):
        assert walker.go(f"{NEW}{name}/").at == f"{NEW}stop/"
    walker.go(f"{NEW}questions/").tell(**{question_of(asked, 0): "no"})
    assert walker.at == f"{NEW}against/"


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("story", {}, "شرح ماجرا را بنویسید."),
        ("story", {"text": "ب" * 5_200}, "۲۰۰ نویسه کوتاه‌ترش کنید"),
        ("story", {"text": TEXT, "happened_on": "۱۴۹۹/۱/۱"}, "این روز هنوز نرسیده است."),
        ("story", {"text": TEXT, "happened_on": "۳۱ آبان ۱۴۰۵"}, "این تاریخ در تقویم نیست."),
        ("story", {"text": TEXT, "county": "0"}, "شهرستان را از فهرست برگزینید."),
        ("you", {"name": "نام", "mobile": MOBILE, "code": "123"}, "کد ملی ۱۰ رقم است"),
        ("you", {"name": "نام", "mobile": "۰۹۱۲۰۰۰۰۰", "code": VALID_ID}, "شما ۹ رقم"),
        ("you", {"name": "", "mobile": MOBILE, "code": VALID_ID}, "نام خود را بنویسید."),
        (
            "you",
            {"name": "نام", "mobile": MOBILE, "code": VALID_ID, "email": "kasi@"},
            "این نشانی رایانامه کامل نیست.",
        ),
    ],
)
def test_a_fault_is_named_beside_its_field_and_what_was_typed_stays(
    client: Client, province: Province, name: str, typed: dict[str, str], words: str
) -> None:
    walker = Walker(client).begin(category(province.desk))
    if name == "you":
        walker.tell(text=TEXT).tell()
    at = walker.at
    assert walker.refused(**typed).at == at
    assert words in walker.page
    for value in typed.values():
        assert value in walker.page


def test_personal_data_of_others_is_pointed_out_and_may_stay(
    client: Client, province: Province
) -> None:
    walker = Walker(client).begin(category(province.desk))
    text = f"{TEXT} موبایلش ۰۹۱۲۳۴۵۶۷۸۹ است."
    walker.refused(text=text)
    assert "شمارهٔ موبایل «۰۹۱۲۳۴۵۶۷۸۹»" in walker.page
    assert 'name="keep"' in walker.page
    walker.tell(text=text, keep="on")
    assert walker.at == f"{NEW}files/"
    walker.go(f"{NEW}story/?then=check")
    assert "checked" in walker.page[walker.page.index('name="keep"') :][:120]
    assert 'name="keep"' not in walker.tell(text=TEXT).go(f"{NEW}story/").page


def test_editing_from_the_check_leads_back_to_it(client: Client, province: Province) -> None:
    walker = Walker(client).begin(category(province.desk)).to_check()
    address = f"{NEW}story/?then=check"
    assert f'href="{address}"' in walker.page
    walker.go(address)
    answer = client.post(address, {**walker.hidden(), "text": "شرح تازه"})
    assert answer.headers["Location"] == f"{NEW}check/"
    assert "شرح تازه" in walker.go(f"{NEW}check/").page


def test_another_category_keeps_what_was_written(client: Client, province: Province) -> None:
    walker = Walker(client).begin(category(province.desk)).tell(text=TEXT)
    walker.begin(categories.request(province))
    assert walker.at == f"{NEW}story/"
    assert TEXT in walker.page
    walker.tell(text=TEXT)
    assert walker.to_check(you={"mobile": MOBILE}).send().at == f"{NEW}done/"
    assert the_case().title == "درخواست نشست محله"


def test_steps_that_were_skipped_are_asked_first(client: Client, province: Province) -> None:
    walker = Walker(client).begin(category(province.desk))
    for name in ("files", "you", "check"):
        assert walker.go(f"{NEW}{name}/").at == f"{NEW}story/"


def test_a_county_is_asked_where_the_way_depends_on_it(client: Client, province: Province) -> None:
    walker = Walker(client).begin(category(province.desk, goes_to_county=True))
    assert "شهرستان را برگزینید." in walker.refused(text=TEXT).page
    walker.to_check(story={"text": TEXT, "county": str(province.county.pk)}).send()
    assert the_case().unit == province.first
    assert the_case().county == province.county
