"""What goes out of a case: masked copies first, originals only where they may."""

import re
import uuid

import pytest
from django.test import Client

from participation.cases.models import Case, Enclosure, MaskedCopy
from participation.cases.services.submission import Submitted
from participation.common.models import Letter, PrivateFile, User
from tests.participation.cases.at_the_desk import SEAL, signed_in
from tests.participation.cases.cast import Province, officer
from tests.participation.cases.following import opened
from tests.participation.cases.masking import address, boxes, photo, sent_by_citizen
from tests.participation.cases.test_desk_files import do
from tests.participation.cases.test_desk_letters import written
from tests.participation.common.files.conftest import private_root  # noqa: F401  # empties it
from tests.participation.common.pdf.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.db]
SQUARE = (1, 40, 40, 20, 20)


@pytest.fixture
def original(one: User, mine: Submitted, client: Client) -> PrivateFile:
    """A photo of the citizen of which a masked copy was made."""
    file = sent_by_citizen(mine, client, "کارت ملی.png", photo())
    assert signed_in(one).post(address(mine.case, file), boxes(SQUARE)).status_code == 302
    return file


@pytest.fixture
def masked(original: PrivateFile) -> PrivateFile:
    """The copy."""
    return PrivateFile.objects.get(pk=MaskedCopy.objects.get().copy.file_id)


def forwarded(client: Client, case: Case, **given: str) -> Letter:
    """A letter to an authority outside."""
    sent = {"token": str(uuid.uuid4()), "recipient": "دادگستری", **given}
    answer = client.post(f"/admin/cases/{case.pk}/forward/", sent)
    assert answer.status_code == 302
    return Letter.objects.get(pk=sent["token"])


def screen_of(letter: Letter, case: Case) -> str:
    return f"/admin/cases/{case.pk}/letters/{letter.pk}/"


def offered(client: Client, letter: Letter, case: Case) -> list[str]:
    """The files that can go along, in their order."""
    shown = client.get(screen_of(letter, case)).content.decode()
    return re.findall(r'name="chosen" value="([^"]*)"', shown)


def paper_of(client: Client, letter: Letter, case: Case) -> str:
    """The words of the letter on paper."""
    return text_of(client.get(f"{screen_of(letter, case)}pdf/").content)


def enclose(client: Client, letter: Letter, case: Case, *files: PrivateFile, **more: object) -> int:
    sent = {"do": "enclose", "version": letter.version, "chosen": [str(one.pk) for one in files]}
    return int(client.post(screen_of(letter, case), {**sent, **more}).status_code)


def test_a_letter_is_offered_the_masked_copy_first(
    one: User, case: Case, original: PrivateFile, masked: PrivateFile
) -> None:
    client = signed_in(one)
    letter = written(client, case)

    assert offered(client, letter, case) == [str(masked.pk), str(original.pk)]


def test_the_paper_counts_what_goes_along_where_nobody_wrote_it(
    one: User, case: Case, original: PrivateFile, masked: PrivateFile
) -> None:
    client = signed_in(one)
    silent, worded = written(client, case), written(client, case, attachments="دو برگ")
    for letter in (silent, worded):
        assert "ندارد" in paper_of(client, letter, case) or letter is worded
        assert enclose(client, letter, case, masked, original) == 302

    assert "۲ فایل" in paper_of(client, silent, case)
    assert "دو برگ" in paper_of(client, worded, case)


def test_a_letter_outside_without_identity_takes_no_original(
    one: User, case: Case, original: PrivateFile, masked: PrivateFile
) -> None:
    client = signed_in(one)
    silent = forwarded(client, case)
    telling = forwarded(client, case, ground="order", ground_number="۱۲/۳")

    assert offered(client, silent, case) == [str(masked.pk)]
    assert offered(client, telling, case) == [str(masked.pk), str(original.pk)]
    assert enclose(client, silent, case, original) == 422
    assert not Enclosure.objects.exists()
    assert enclose(client, telling, case, original) == 302


def test_what_goes_along_is_kept_once_and_taken_out_again(
    one: User, case: Case, masked: PrivateFile
) -> None:
    client = signed_in(one)
    letter = forwarded(client, case)

    assert [enclose(client, letter, case, masked) for _click in range(2)] == [302, 302]

    shown = client.get(screen_of(letter, case)).content.decode()
    assert f"/admin/cases/{case.pk}/files/{masked.pk}/" in shown
    assert Enclosure.objects.count() == 1
    # A screen from before it was chosen takes nothing out.
    assert enclose(client, letter, case) == 302
    assert Enclosure.objects.count() == 1
    assert enclose(client, letter, case, shown=[str(masked.pk)]) == 302
    assert not Enclosure.objects.exists()


def test_no_original_goes_out_of_a_sealed_case(
    province: Province, case: Case, original: PrivateFile, masked: PrivateFile
) -> None:
    sealing = signed_in(officer("sealing", province.desk, permissions=SEAL))
    letter = written(sealing, case)
    do(sealing, case, "seal", officers=[User.objects.get(username="sealing").pk])
    assert Case.objects.get(pk=case.pk).is_sealed

    assert offered(sealing, letter, case) == [str(masked.pk)]
    assert enclose(sealing, letter, case, original) == 422
    shown = sealing.get(f"/admin/cases/{case.pk}/").content.decode()
    options = re.findall(r'<option value="([0-9a-f-]{36})">', shown)
    assert set(options) == {str(masked.pk)}
    do(sealing, case, "inform", text="خبر", take_file="1", case_file=str(original.pk))
    assert not PrivateFile.objects.filter(holder_kind="case-outgoing").exists()


def test_an_issued_letter_takes_nothing_more(one: User, case: Case, masked: PrivateFile) -> None:
    client = signed_in(one)
    letter = written(client, case)
    Letter.objects.filter(pk=letter.pk).update(state="issued", number="۱", dated="2026-01-01")

    assert enclose(client, letter, case, masked) == 404
    assert not Enclosure.objects.exists()


@pytest.mark.parametrize("wrong", ["x", "1b6b51c4-1d3a-4f0e-9c5d-0a4d7f6f3f11", ""])
def test_what_is_no_file_of_the_case_is_refused(
    one: User, case: Case, masked: PrivateFile, wrong: str
) -> None:
    client = signed_in(one)
    letter = written(client, case)

    assert enclose(client, letter, case, chosen=[wrong]) == 422
    assert not Enclosure.objects.exists()


def test_a_masked_copy_goes_along_with_an_answer_and_is_the_citizens(
    one: User, mine: Submitted, original: PrivateFile, masked: PrivateFile
) -> None:
    client, case = signed_in(one), mine.case
    shown = client.get(f"/admin/cases/{case.pk}/").content.decode()
    options = re.findall(r'<option value="([0-9a-f-]{36})">', shown)
    assert options[:2] == [str(masked.pk), str(original.pk)]

    for _click in range(2):
        answer = do(client, case, "answer", text="نیمه", take_file="1", case_file=str(masked.pk))
        assert "نیمه" in answer.content.decode()
    assert PrivateFile.objects.filter(holder_kind="case-outgoing").count() == 1
    assert do(client, case, "answer", text="پاسخ کامل").status_code == 302

    reader = opened(Client(), mine)
    said = reader.get("/track/case/").content.decode()
    (key,) = re.findall(r'href="/track/case/files/([0-9a-f-]{36})/"[^>]*><bdi>نسخهٔ پوشانده', said)
    assert key != str(masked.pk)
    assert reader.get(f"/track/case/files/{key}/").content[:4] == b"\x89PNG"


def test_a_file_that_is_not_offered_is_told_beside_the_words(
    one: User, case: Case, original: PrivateFile
) -> None:
    answer = do(signed_in(one), case, "inform", text="خبر", take_file="1", case_file="x")

    assert "فایلی را از فهرست برگزینید" in answer.content.decode()
    assert "خبر</textarea>" in answer.content.decode()
