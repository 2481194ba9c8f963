"""The gaps of clauses: «{{نام}}», and how they are filled."""

from collections.abc import Mapping

from participation.common.letters.filling.names import GAP, name_of

NAME, SHORT_NAME, FIELDS, SUBJECT = "نام", "نام کوتاه", "زمینه", "موضوع"
SCOPE, COUNTY, ADDRESS, CAPITAL = "دامنه", "شهرستان", "نشانی", "سرمایه"
FOUNDERS, DIRECTORS, ALTERNATES = "شمار مؤسسان", "شمار مدیران", "شمار علی‌البدل"
INSPECTORS, YEARS = "شمار بازرسان", "سال"
ALL = (
    NAME, SHORT_NAME, FIELDS, SUBJECT, SCOPE, COUNTY, ADDRESS, CAPITAL, FOUNDERS, DIRECTORS,
    ALTERNATES, INSPECTORS, YEARS,
)  # fmt: skip
KNOWN = {name_of(name) for name in ALL}
# What not every organisation has: a line about it alone is left out.
OPTIONAL = {name_of(SHORT_NAME)}
# What is not told yet is written in by hand.
BLANK = "............"


def unknown_in(text: str) -> list[str]:
    """Return the gaps of a text that nothing fills, as they are typed."""
    return [name for name in GAP.findall(text) if name_of(name) not in KNOWN]


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its gaps filled; a line about what there is not is left out."""
    known = {name_of(name): value for name, value in values.items()}
    lines = [
        GAP.sub(lambda gap: known.get(name_of(gap[1])) or BLANK, line)
        for line in text.splitlines()
        if not _is_about_nothing(line, known)
    ]
    return "\n".join(lines)


def _is_about_nothing(line: str, known: Mapping[str, str]) -> bool:
    names = {name_of(name) for name in GAP.findall(line)}
    return any(name in OPTIONAL and not known.get(name) for name in names)
