"""Drafts that are told to their end, many at once, for a site that others serve.

Runs in a process on that site: ``python -c "…; make_drafts(200)"``.
"""

import json
import uuid
from typing import Any

from django.conf import settings
from django.test import Client

from participation.cases.models import Draft
from participation.cases.services.drafts import HOLDER, open_draft, start_draft
from participation.common.files import store_upload
from participation.common.models import County
from participation.complaints.services import KIND
from participation.complaints.wizard import PURPOSE
from tests.participation.cases.cast import Province, category
from tests.participation.common.files.samples import pdf
from tests.participation.complaints.walking import Walker


def make_drafts(count: int, *, with_file: int = 0) -> None:
    """Make drafts of a complaint with full identity; print the token and id of each as JSON.

    The first ``with_file`` of them have a file.
    """
    settings.ALLOWED_HOSTS = ["*"]
    for name in ("یکم", "دوم")[County.objects.count() :]:
        County.objects.create(name=f"شهرستان {name}", slug=uuid.uuid4().hex)
    client = Client()
    Walker(client).begin(category(Province().desk)).to_check()
    draft = open_draft(client.cookies[PURPOSE].value, kind=KIND, purpose=PURPOSE)
    assert draft is not None
    made: list[dict[str, Any]] = []
    for number in range(count):
        told = {**draft.parts, "story": {**draft.parts["story"], "text": f"شکایت {number}"}}
        one, token = start_draft(kind=KIND, purpose=PURPOSE, parts=told)
        if number < with_file:
            file = store_upload(
                purpose=KIND,
                name=f"پیوست {number}.pdf",
                content=pdf.plain(1),
                holder_kind=HOLDER,
                holder_id=str(one.id),
            )
            assert file.is_ready
        made.append({"token": token, "id": str(one.id), "files": int(number < with_file)})
    Draft.objects.filter(pk=draft.id).delete()
    print(json.dumps(made))  # noqa: T201
