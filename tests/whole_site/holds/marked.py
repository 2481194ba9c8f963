"""The words and numbers of a case that is looked for everywhere, and the office that gets it.

``make_office`` runs in a process on the site.
"""

import json
import uuid

from participation.cases.services.submission import Person
from participation.common.models import County
from participation.complaints.models import CategoryQuestion
from tests.participation.cases.cast import Province, category, filed, officer
from tests.participation.common.files.samples import audio
from tests.participation.complaints.categories import council
from tests.participation.staff_access.tokens import token_of
from tests.whole_site.holds.outside import REFUSED_NAME

# Letters that stand together in no word of anybody.
CORE = "ژکپظغ"
CODE, MOBILE, POSTAL_CODE = "6193847006", "09193746582", "8174673441"
MAIL = "zhkpzgh.marked@example.org"
# What is looked for; a mobile is also written without its zero, a mail with another end.
MARKS = {
    "words": CORE,
    "national id": CODE,
    "mobile": MOBILE[1:],
    "postal code": POSTAL_CODE,
    "mail": "zhkpzgh.marked@",
}
PASSWORD = "a long pass phrase"


def word(name: str) -> str:
    """Return a text that says where it was typed."""
    return f"{CORE} {name} {CORE}"


def voice(name: str) -> bytes:
    """Return a recording whose very sound is a marker: nothing packs it, nothing takes it out."""
    plain = audio.wav()
    at = plain.index(b"data") + 8
    sound = word(name).encode()
    return plain[:at] + sound + plain[at + len(sound) :]


def make_office() -> None:
    """Make two officers, one of them with a token, a category, and who is reached by mail alone."""
    for name in ("یکم", "دوم")[County.objects.count() :]:
        County.objects.create(name=f"شهرستان {name}", slug=uuid.uuid4().hex)
    province = Province()
    rights = ("view_case", "handle_case", "seal_case")
    officer("desk", province.desk, permissions=rights)
    program = officer("program", province.desk, permissions=rights)
    asked = council(province)
    for title, to in (("با رایانامه", MAIL), ("بی صندوق", f"{REFUSED_NAME}{MAIL}")):
        # No form of today asks for a mail alone; the cases of a service may.
        filed(category(province.desk, title=title), person=Person(name=word(title), email=to))
    print(  # noqa: T201
        json.dumps(
            {
                "slug": asked.slug,
                "category": asked.pk,
                "questions": {
                    one.kind: f"question_{one.pk}" for one in CategoryQuestion.objects.all()
                },
                "token": token_of(program, "cases:read", "cases:identity", "cases:write"),
            }
        )
    )
