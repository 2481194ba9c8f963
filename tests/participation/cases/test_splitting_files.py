"""Files that come along with a part are copies: each case forgets its own."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from participation.cases.models import (
    CaseFile,
    CaseLink,
)
from participation.cases.services import correspondence, retention
from participation.cases.services.submission import Submitted
from participation.common.files import read_file
from participation.common.models import PrivateFile, User
from participation.common.tick import run_tick
from participation.complaints.models import Category
from tests.participation.cases.at_the_desk import address, do, signed_in
from tests.participation.cases.cast import (
    Province,
    category,
    officer,
)
from tests.participation.cases.following import opened, page
from tests.participation.cases.splitting import WORDS, form, opens, part_of, split
from tests.participation.common.files.conftest import private_root  # noqa: F401  # empties it
from tests.participation.common.files.samples import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def other(province: Province) -> Category:
    """What the part is about; its cases go to the second county governorate."""
    return category(province.second, title="دسترسی به صورت‌جلسه", promised_amount=20)


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
