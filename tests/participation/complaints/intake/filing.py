"""Filing for a citizen as the screen of the desk does."""

import io
import re
import uuid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from participation.cases.models import Case
from participation.common.models import User
from participation.complaints.models import Category
from tests.participation.cases.at_the_desk import signed_in

CHOOSE = "/admin/file-for/"


WORDS = "دو ماه است که چراغ معبر خاموش است."


def picture(name: str = "scan.png") -> SimpleUploadedFile:
    """A page that was scanned."""
    file = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(file, "PNG")
    return SimpleUploadedFile(name, file.getvalue(), "image/png")


def sent(user: User, **more: Any) -> dict[str, Any]:
    """What the form of a request sends."""
    own = user.unit_memberships.first()
    assert own is not None
    return {
        "submission": str(uuid.uuid4()),
        "unit": own.unit_id,
        "intake": "phone",
        "consent": "spoken",
        "story-text": WORDS,
        "you-mobile": "۰۹۱۳ ۱۲۳ ۴۵۶۷",
        **more,
    }


def file_it(user: User, asked: Category, **more: Any) -> Any:
    return signed_in(user).post(f"{CHOOSE}{asked.slug}/", sent(user, **more))


def filed_case() -> Case:
    return Case.objects.get()


def key_on(page: str) -> str:
    """The key as the screen shows it."""
    found = re.search(r"([۰-۹]{4})(?: |</span><span>)([۰-۹]{4})(?: |</span><span>)([۰-۹]{4})", page)
    assert found is not None
    return " ".join(found.groups())
