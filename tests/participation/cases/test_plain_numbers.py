"""A number in an SMS reads from its year on, as it stands on the receipt, and costs one part."""

import pytest
from playwright.sync_api import Page

from participation.cases.numbers import plain_number, read_number, show_number
from participation.cases.services.notifications import NEWS, RECEIVED
from participation.common.messages.length import sms_parts
from participation.common.messages.rendering import sms_text

NUMBER = "1405-738204-8"
# Where the first and the last group of the number are set; a browser sets lines as telephones do.
PLACES = """words => {
  const line = document.createElement("pre");
  line.dir = "auto";
  line.textContent = words;
  document.body.replaceChildren(line);
  return ["۱۴۰۵", "۷۳۸۲۰۴", "-۸"].map(group => {
    const range = document.createRange(), at = words.indexOf(group) + group.length - 1;
    range.setStart(line.firstChild, at);
    range.setEnd(line.firstChild, at + 1);
    return range.getBoundingClientRect().left;
  });
}"""


@pytest.mark.django_db
@pytest.mark.parametrize("code", [RECEIVED, NEWS])
def test_an_sms_with_a_number_is_sent_in_one_part(code: str) -> None:
    text = sms_text(code, {"number": plain_number(NUMBER)})
    assert show_number(NUMBER) in text
    assert sms_parts(text) == 1, (len(text), text)


def test_a_number_copied_from_a_message_is_read() -> None:
    assert read_number(plain_number(NUMBER)) == NUMBER


@pytest.mark.browser
@pytest.mark.django_db
@pytest.mark.parametrize("code", [RECEIVED, NEWS])
def test_the_groups_of_a_number_stand_in_their_order_between_persian_words(
    page: Page, code: str
) -> None:
    page.set_content("<!doctype html><body></body>")
    year, serial, check = page.evaluate(PLACES, sms_text(code, {"number": plain_number(NUMBER)}))
    assert year < serial < check
    # Without the mark they are turned round: what the mark is for.
    year, serial, check = page.evaluate(PLACES, sms_text(code, {"number": show_number(NUMBER)}))
    assert year > serial > check
