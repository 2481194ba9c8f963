"""A citizen proposes a name; staff admit or decline it; readers see just what is theirs."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from participation.cases.enums import Identity
from participation.cases.models import Applicant, Case, CaseFile
from participation.cases.numbers import is_key_of, read_key, read_number
from participation.common.models import Unit
from participation.common.tick import run_tick
from participation.place_names.models import Proposal, ProposalPaper
from participation.place_names.proposals.enums import ProposalState
from tests.participation.cases.at_the_desk import address, do
from tests.participation.cases.following import opened, page, token_in
from tests.participation.common.files.samples import pdf
from tests.participation.place_names.factories import kind, place
from tests.participation.place_names.proposing import (
    NEW,
    REASON,
    Walker,
    act,
    admit,
    described,
    proposed,
    screen,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]
LIST = "/place-names/proposals/"
API = "/api/v1/place-name-proposals/"


def the_proposal() -> Proposal:
    return Proposal.objects.select_related("case", "kind", "county").get()


def test_a_naming_goes_from_the_choice_to_number_and_key(client: Client, governorate: Unit) -> None:
    walker = Walker(client).choose().whole()
    assert "بادام‌بن" in walker.page
    assert "حدفاصل خیابان نشاط تا میدان شهدا" in walker.page
    walker.send()

    proposal = the_proposal()
    case = proposal.case
    assert read_number(walker.number) == case.number
    assert is_key_of(case.number, read_key(walker.key), case.key_hash)
    assert "پیشنهاد شما ثبت شد" in walker.page
    assert (case.kind, case.unit, case.identity) == ("place_name", governorate, Identity.MOBILE)
    assert (proposal.name, proposal.reason) == ("بادام‌بن", REASON)
    assert proposal.place is None
    assert Applicant.objects.get(case=case).mobile == "09131234567"
    assert "بادام‌بن" not in case.title


def test_a_renaming_finds_its_place_by_a_few_letters(client: Client, governorate: Unit) -> None:
    kaveh = place("کاوه", extent="از میدان شهدا تا ترمینال")
    walker = Walker(client).choose("renaming")
    answer = walker.post(looked_for="كاوه", find="1")
    assert answer.status_code == 303
    walker.go(answer.headers["Location"])
    assert f'value="{kaveh.pk}"' in walker.page
    walker.whole(where={"looked_for": "كاوه", "choice": kaveh.pk}, name={"name": "نشاط اصفهانی"})
    walker.send()

    proposal = the_proposal()
    assert (proposal.place, proposal.action) == (kaveh, "renaming")
    assert "خیابان کاوه" in proposal.case.title


def test_a_place_with_a_name_cannot_be_named_as_if_it_had_none(
    client: Client, governorate: Unit
) -> None:
    kaveh = place("کاوه")
    walker = Walker(client).choose("naming").refused(choice=kaveh.pk)

    assert "این مکان «خیابان کاوه» نام دارد" in walker.page
    assert not Case.objects.exists()


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(
    client: Client, governorate: Unit
) -> None:
    walker = Walker(client).choose()
    walker.refused(**described(kind="", extent="", position="کنار رودخانه"))
    assert "بگویید چیست" in walker.page
    assert "دو عدد بنویسید" in walker.page
    assert "کنار رودخانه" in walker.page
    walker.refused(**described(position="51.66, 32.65"))
    assert "بیرون از استان" in walker.page
    walker.tell(**described(position="۳۲٫۶۵۳۹، ۵۱٫۶۶۶۰"))
    walker.refused(name="؟!")
    assert "نام را با حروف بنویسید" in walker.page
    assert not Case.objects.exists()


def test_what_the_name_collides_with_is_shown_before_it_is_sent_and_stops_nobody(
    client: Client, governorate: Unit
) -> None:
    place("بادام‌بن", of="کوچه")
    walker = Walker(client).choose().whole()
    assert "نام‌های نزدیک به آن" in walker.page
    assert "کوچهٔ بادام‌بن" in walker.page
    assert "Change" not in walker.page
    walker.go(f"{NEW}name/?then=check").tell(name="سروناز")
    walker.go(f"{NEW}check/")
    assert "نام‌های نزدیک به آن" not in walker.page
    walker.send()

    assert the_proposal().name == "سروناز"


def test_papers_are_kept_with_what_they_are(client: Client, governorate: Unit) -> None:
    walker = Walker(client).choose().tell(**described()).tell(name="بادام‌بن").tell(text=REASON)
    paper = SimpleUploadedFile("زندگی.pdf", pdf.plain(), "application/pdf")
    answer = client.post(walker.at, {**walker.hidden(), "files": paper, "send_files": "1"})
    run_tick()
    walker.go(answer.headers["Location"]).tell()
    assert walker.at == f"{NEW}papers/"
    assert "زندگی.pdf" in walker.page
    walker.refused()
    assert "بگویید این مدرک چیست" in walker.page
    asked = Walker(client).go(walker.at)
    (name,) = {one for one in asked.page.split('"') if one.startswith("paper_")}
    walker.tell(**{name: "biography"}).tell(mobile="09131234567").send()

    kept = CaseFile.objects.get(case=the_proposal().case)
    assert ProposalPaper.objects.get().file_id == kept.file_id
    assert ProposalPaper.objects.get().kind == "biography"


def test_two_clicks_are_one_proposal(client: Client, governorate: Unit) -> None:
    walker = Walker(client).choose().whole()
    sent = {**walker.hidden(), "consent": "on"}
    first = client.post(walker.at, sent)
    second = client.post(walker.at, sent)

    assert first.headers["Location"] == second.headers["Location"] == f"{NEW}done/"
    assert Proposal.objects.count() == 1


def test_the_receipt_names_the_place_and_not_the_key_holder(
    client: Client, governorate: Unit
) -> None:
    Walker(client).choose().whole().send()
    paper = client.post(f"{NEW}receipt/")

    assert paper["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")


def test_nobody_sees_a_proposal_before_it_is_admitted_and_everybody_after(
    client: Client, desk: Client
) -> None:
    made = proposed()
    number = made.case.number
    assert "بادام" not in client.get(LIST).content.decode()
    assert client.get(f"{LIST}{number}/").status_code == 404
    assert client.get(API).json()["count"] == 0
    assert "بادام" in desk.get(screen(made.case)).content.decode()
    admit(desk, made.case)

    shown = client.get(LIST).content.decode()
    assert "کوچهٔ بادام‌بن" in shown
    page_of = client.get(f"{LIST}{number}/").content.decode()
    assert "درخت کهن این کوچه نشانهٔ محله است." in page_of
    assert REASON not in page_of
    assert "۰۹۱۳" not in page_of
    (row,) = client.get(API).json()["results"]
    assert (row["number"], row["name"], row["state"]) == (number, "بادام‌بن", "admitted")
    assert row["reason"] == "درخت کهن این کوچه نشانهٔ محله است."
    assert client.get(f"{API}{number}/").json()["name"] == "بادام‌بن"
    found = client.get("/search/", {"q": "بادام بن"}).content.decode()
    assert f"{LIST}{number}/" in found


def test_a_reason_for_readers_with_somebodys_number_is_refused_and_kept(desk: Client) -> None:
    made = proposed()
    words = "تماس با ۰۹۱۳۱۲۳۴۵۶۷ برای توضیح بیشتر"
    answer = act(desk, made.case, "admit", public_reason=words)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Proposal.objects.get().is_named


def test_a_declined_proposal_shows_its_number_and_not_its_name(
    client: Client, desk: Client
) -> None:
    made = proposed()
    number = made.case.number
    do(desk, made.case, "decline", text="این مکان در فهرست نام‌گذاری نیست.")
    assert Case.objects.get().state == ProposalState.NOT_ADMITTED

    for at in (LIST, f"{LIST}{number}/", API, f"{API}{number}/"):
        words = client.get(at).content.decode()
        assert "بادام" not in words
        assert number in words or number[4:10] in words or "پیشنهاد" in words
    assert client.get(f"{API}{number}/").json()["name"] is None
    assert "بادام" not in client.get("/search/", {"q": "بادام بن"}).content.decode().split("<main")[
        1
    ].replace("بادام بن", "")


def test_the_proposer_withdraws_with_a_reason_of_the_list(client: Client, desk: Client) -> None:
    made = proposed()
    admit(desk, made.case)
    shown = page(opened(client, made))
    assert "خانواده موافق نیست" in shown
    token = token_in(shown)
    refused = client.post("/track/case/withdraw/", {"text": "", "token": token})
    assert refused.status_code == 422
    client.post("/track/case/withdraw/", {"why": "family", "text": "", "token": token})

    assert Case.objects.get().state == ProposalState.WITHDRAWN
    assert "خانواده موافق نیست" in desk.get(address(made.case)).content.decode()
    assert "بادام" not in client.get(f"{LIST}{made.case.number}/").content.decode()


def test_staff_ask_the_proposer_and_the_reply_comes_back(client: Client, desk: Client) -> None:
    made = proposed()
    do(desk, made.case, "ask", text="نقشه را هم بفرستید.")
    shown = page(opened(client, made))
    assert "نقشه را هم بفرستید." in shown
    client.post("/track/case/reply/", {"text": "ندارم.", "token": token_in(shown)})

    assert Case.objects.get().state == ProposalState.REVIEW


def test_an_old_screen_admits_nothing(desk: Client) -> None:
    made = proposed()
    seen = made.case.version
    do(desk, made.case, "accept")
    answer = desk.post(
        screen(made.case), {"do": "admit", "version": seen, "public_reason": "دلیلی روشن."}
    )

    assert answer.status_code == 409
    assert "دلیلی روشن." in answer.content.decode()
    assert not Proposal.objects.get().is_named


def test_the_inbox_lists_proposals_beside_other_cases_and_narrows_to_them(desk: Client) -> None:
    made = proposed()
    listed = desk.get("/admin/cases/?queue=open").content.decode()
    assert made.case.title in listed
    assert "پیشنهاد نام" in listed
    alley, street = kind("کوچه").pk, kind("خیابان").pk
    narrowed = desk.get(f"/admin/cases/?queue=open&category=place_name:{alley}").content.decode()
    assert made.case.title in narrowed
    other = desk.get(f"/admin/cases/?queue=open&category=place_name:{street}").content.decode()
    assert made.case.title not in other


@pytest.mark.parametrize("rows", [1, 12])
def test_the_list_asks_the_same_whatever_its_length(
    client: Client, desk: Client, rows: int, django_assert_max_num_queries: object
) -> None:
    for number in range(rows):
        admit(desk, proposed(f"نام {number}").case)
    client.get(LIST)
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        client.get(LIST)
