"""Number, subject and text go to the secretariat's own system by one key, as plain text."""

import html
import re
import uuid

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from participation.cases.models import Case
from participation.cases.services import identity, letters
from participation.common.letters.content import LetterContent, Stamp
from participation.common.models import Letter, User
from persian.jalali import today
from tests.browser import Watch, assert_axe_clean, press_key, visit
from tests.participation.cases.at_the_desk import SEAL, address, signed_in
from tests.participation.cases.cast import MOBILE, Province, category, filed, officer
from tests.participation.cases.referring import refer, to_person
from tests.participation.cases.test_desk_in_the_browser import enter

pytestmark = [pytest.mark.django_db, pytest.mark.db]
BODY = "خواهشمند است صورت‌جلسه‌ها را نصب کنید."
MARKS = "\u200e\u200f\u2066\u2067\u2068\u2069\u202a\u202b"


def block(user: User, place: str) -> str:
    """The text that is copied, as the page has it; empty where there is none."""
    page = signed_in(user).get(place).content.decode()
    found = re.search(r'<textarea id="secretariat-words"[^>]*>(.*?)</textarea>', page, re.S)
    return html.unescape(found[1]).strip() if found else ""


def letter_of(case: Case, user: User) -> Letter:
    """An official letter in a case."""
    content = LetterContent(
        sender="دفتر",
        recipient="دهیار محترم",
        subject="نصب صورت‌جلسه‌ها",
        body=BODY,
        signatory_name="سارا احمدی",
    )
    return letters.write(case=case, content=content, token=uuid.uuid4(), by=user)


def test_the_screen_has_number_subject_and_text_in_plain_digits(one: User, case: Case) -> None:
    text = block(one, address(case))

    assert text.splitlines()[:2] == [case.number, case.title]
    assert re.fullmatch(r"14\d\d-\d{6}-\d", text.splitlines()[0])
    assert "صورت‌جلسه‌ها روی تابلو" in text
    assert not set(MARKS) & set(text)
    assert "شهروند نمونه" not in text
    assert MOBILE not in text


def test_behind_a_seal_names_and_numbers_in_the_words_are_left_out(
    one: User, province: Province
) -> None:
    words = f"من شهروند نمونه با شمارهٔ {MOBILE} از تابلو شکایت دارم."
    case = filed(category(province.desk), text=words).case
    assert MOBILE in block(one, address(case))
    head = officer("head", province.desk, permissions=SEAL)
    identity.seal(case_id=case.pk, officers=[head], by=head, seen=case.version)

    for person in (one, head):
        text = block(person, address(case))
        assert "از تابلو شکایت دارم" in text
        assert MOBILE not in text
        assert "شهروند نمونه" not in text


def test_whoever_only_reads_or_is_asked_gets_no_text(
    one: User, case: Case, province: Province
) -> None:
    asked = officer("asked", province.first)
    refer(signed_in(one), case, (to_person(asked), "opinion"))
    reader = officer("reader", province.desk, permissions=("view_case",))

    for person in (asked, reader):
        assert signed_in(person).get(address(case)).status_code == 200
        assert block(person, address(case)) == ""


def test_a_letter_has_its_subject_and_words_and_its_number_once_it_has_one(
    one: User, case: Case
) -> None:
    letter = letter_of(case, one)
    place = f"{address(case)}letters/{letter.pk}/"
    assert block(one, place).splitlines() == [
        f"شمارهٔ پرونده: {case.number}",
        "نصب صورت‌جلسه‌ها",
        "دهیار محترم",
        BODY,
    ]

    letters.approve(case=case, letter=letter, by=one, version=letter.version)
    letter.refresh_from_db()
    stamp = Stamp(number="۶۷۷۳۵/۱۲", dated=today())
    letters.issue(case=case, letter=letter, by=one, version=letter.version, stamp=stamp)

    assert block(one, place).splitlines()[0] == "67735/12"
    assert block(one, f"{address(case)}letters/new/") == ""


@pytest.mark.browser
def test_one_key_copies_and_without_a_clipboard_the_text_is_chosen(
    server: str, page: Page, context: BrowserContext, one: User, case: Case
) -> None:
    letter = letter_of(case, one)
    enter(page, server, one)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    for place, first in (
        (address(case), case.number),
        (f"{address(case)}letters/{letter.pk}/", f"شمارهٔ پرونده: {case.number}"),
    ):
        visit(page, server + place)
        watch = Watch(page)
        press_key(page, "KeyC")
        expect(page.get_by_text("کپی شد: شماره، موضوع و متن.")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.splitlines()[0] == first
        assert_axe_clean(page)
        watch.assert_quiet(server)

    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    visit(page, server + address(case))
    press_key(page, "KeyC")
    expect(page.get_by_text("متن انتخاب شده است")).to_be_visible()
    assert case.number in page.evaluate(
        "(({value, selectionStart, selectionEnd}) => value.slice(selectionStart, selectionEnd))"
        "(document.activeElement)"
    )
