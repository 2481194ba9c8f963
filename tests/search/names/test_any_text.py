"""What must hold of any two texts, thought out by hypothesis."""

from hypothesis import given, settings
from hypothesis import strategies as st

from persian.letters import ZWNJ
from persian.names import parse
from search.names.grading import Grade, grade
from search.names.keys import asked_keys, kept_keys

LETTERS = "ابپتسشعفقکگلمنوهیآؤئأء" + ZWNJ + " "
WORDS = st.sampled_from(
    [
        *("شهید", "دکتر", "محمد", "بهشتی", "گلستان", "گل", "نرگس", "۲۲", "بهمن", "بیست", "و", "دو"),
        *("شرقی", "خیابان", "سید", "کوچهٔ", "شهدای", "امام", "(ع)", "رضا"),
    ]
)
NAMES = st.one_of(
    st.lists(WORDS, max_size=6).map(" ".join), st.text(LETTERS, max_size=20), st.text(max_size=30)
)
ARABIC = str.maketrans("یک۰۱۲۳۴۵۶۷۸۹", "يك٠١٢٣٤٥٦٧٨٩")


@given(NAMES, NAMES)
@settings(max_examples=300, deadline=None)
def test_any_two_texts_have_one_grade_from_both_sides(one: str, other: str) -> None:
    there, back = grade(parse(one), parse(other)), grade(parse(other), parse(one))
    assert (there and there.grade) == (back and back.grade)


@given(NAMES)
@settings(max_examples=300, deadline=None)
def test_a_name_is_the_same_however_it_is_typed(name: str) -> None:
    asked = parse(name)
    for typed in (name.translate(ARABIC), f"  {name} ", f"«{name}»", name.replace("ی", "یِ")):
        verdict = grade(asked, parse(typed))
        if asked.words:
            assert verdict is not None
            assert verdict.grade is Grade.SAME
        else:
            assert verdict is None


@given(NAMES, NAMES)
@settings(max_examples=300, deadline=None)
def test_names_that_are_the_same_or_nearly_meet_under_a_key(one: str, other: str) -> None:
    """What is graded so without a slip of the hand is found without one."""
    first, second = parse(one), parse(other)
    verdict = grade(first, second)
    if verdict and verdict.grade is Grade.SAME:
        whole, words = asked_keys(first)
        assert not (whole | words).isdisjoint(kept_keys(second))


@given(st.text(max_size=2_000))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_it(text: str) -> None:
    name = parse(text)
    assert bool(name.words) == bool(kept_keys(name))
    assert name.text == text
