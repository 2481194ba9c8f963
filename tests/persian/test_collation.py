"""Names in the order in which a Persian reader looks them up."""

import pytest

from persian.collation import alphabetical


def test_names_follow_the_persian_alphabet():
    names = ["نجف‌آباد", "گلپایگان", "کاشان", "اصفهان", "یزد", "چادگان", "آران و بیدگل", "ورزنه"]

    assert sorted(names, key=alphabetical) == [
        "آران و بیدگل", "اصفهان", "چادگان", "کاشان", "گلپایگان", "نجف‌آباد", "ورزنه", "یزد",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "meant"), [("كاشان", "کاشان"), ("نائين", "نائین"), ("يزد", "یزد")]
)
def test_letters_of_another_keyboard_stand_with_their_twins(typed, meant):
    assert alphabetical(typed) == alphabetical(meant)


def test_joiners_and_tatweel_do_not_count():
    assert alphabetical("خمینی‌شهر") == alphabetical("خمینیشهر")
    assert alphabetical("یـــزد") == alphabetical("یزد")


def test_a_word_stands_before_the_longer_one_that_begins_with_it():
    assert alphabetical("خور") < alphabetical("خور و بیابانک") < alphabetical("خوراسگان")
