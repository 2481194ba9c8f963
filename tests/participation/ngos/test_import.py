"""NGOs from files: taken once, completed again, refused with reasons."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from participation.ngos import services
from participation.ngos.models import Ngo, NgoVersion, Permit
from tests.participation.ngos.factories import BECAUSE, day, licensed, prefix

pytestmark = [pytest.mark.django_db, pytest.mark.db]

HEAD = "شناسه,نام,سطح,شهرستان,زمینه‌های فعالیت,شمارهٔ پروانه,تاریخ صدور,معتبر تا,تلفن,وضعیت,دلیل"
ROWS = [
    "1,انجمن یاران كودک,استانی,اصفهان,کودکان؛ هنری,۱۴۰۳/۷۷,1403/1/1,1420/1/1,031-1,,",
    "2,مؤسسهٔ سرو,شهرستانی,کاشان,محیط زیست,۱۴۰۳/۷۸,1403/1/1,1420/1/1,,لغو,تخلف",
    "3,نهال,استانی,اصفهان,,,,,,,",
    "4,بی‌جا,استانی,تهران,,,,,,,",
    "5,بی‌سطح,,اصفهان,,,,,,,",
    "6,گروه ناشناس,استانی,اصفهان,فضانوردی,,,,,,",
    "7,دیر,استانی,اصفهان,,۹۹,سی و دوم,,,,",
    "8,یاران کودک,استانی,اصفهان,,,,,,,",
    "9,بی‌روز,استانی,اصفهان,,۱۰۰,,,,,",
    "10,دوباره,استانی,اصفهان,,1403-77,1403/1/1,,,,",
    "11,بی‌دلیل,استانی,اصفهان,,۱۰۱,1403/1/1,1420/1/1,,revoked,",
    "12,,استانی,اصفهان,,,,,,,",
]


def written(folder: Path, text: str, name: str = "ngos.csv") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def called(file: Path, capsys: pytest.CaptureFixture[str], **options: Any) -> tuple[str, str]:
    """Call the command; return what it says and what it refuses."""
    try:
        call_command("import_ngos", str(file), **options)
    except CommandError as error:
        if error.returncode != 1:
            raise
    return capsys.readouterr()


def told() -> list[tuple[str, str, str]]:
    return list(Ngo.objects.order_by("source_id").values_list("source_id", "name", "state"))


def test_a_table_is_taken_and_what_is_wrong_is_said_by_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, err = called(written(tmp_path, "\n".join([HEAD, *ROWS])), capsys)
    assert "3 NGOs were added, 0 completed, 0 are the same, 9 were refused." in out
    said = (
        (5, "تهران"), (6, "سطح"), (7, "فضانوردی"), (8, "سی و دوم"), (9, "همین نام"),
        (10, "تاریخ پروانه"), (11, "1403/77"), (12, "دلیل"), (13, "نام"),
    )  # fmt: skip
    for line, words in said:
        assert any(f"Line {line}:" in one and words in one for one in err.splitlines()), (line, err)
    assert told() == [
        ("1", "یاران کودک", "active"), ("2", "سرو", "revoked"), ("3", "نهال", "waiting"),
    ]  # fmt: skip
    first = Ngo.objects.get(source_id="1")
    assert (first.prefix, first.permits.get().number) == (prefix("انجمن"), "1403/77")
    assert first.versions.order_by("number")[0].held_from == day(1403)


def test_the_same_file_again_changes_nothing_and_a_newer_one_completes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, "\n".join([HEAD, *ROWS[:3]]))
    called(file, capsys)
    before = NgoVersion.objects.count()
    out, _err = called(file, capsys)
    assert "0 NGOs were added, 0 completed, 3 are the same, 0 were refused." in out
    assert NgoVersion.objects.count() == before
    newer = ROWS[0].replace("1420/1/1", "1422/1/1").replace("031-1", "031-2")
    out, _err = called(written(tmp_path, "\n".join([HEAD, newer])), capsys)
    assert "0 NGOs were added, 1 completed" in out
    assert Permit.objects.get(ngo__source_id="1").valid_until == day(1422)
    assert Ngo.objects.get(source_id="1").phone == "031-2"
    other = ROWS[0].replace("یاران كودک", "دیگران")
    _out, err = called(written(tmp_path, "\n".join([HEAD, other])), capsys)
    assert "تصمیم" in err
    assert Ngo.objects.get(source_id="1").name == "یاران کودک"


def test_a_dry_run_reports_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, _err = called(written(tmp_path, "\n".join([HEAD, *ROWS])), capsys, dry_run=True)
    assert "NGOs would be added" in out
    assert not Ngo.objects.exists()


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_the_registers_own_file_is_read_again(
    client: Client, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    one = licensed("یاران کودک", phone="031-1", scope="در استان").ngo
    content = b"".join(client.get(f"/ngos/?export={kind}").streaming_content).decode("utf-8-sig")
    assert "1404-0001" in content
    services.dissolve(ngo=one, basis=BECAUSE)
    file = written(tmp_path, content.replace("1404-0001", "77-1"), f"ngos.{kind}")
    out, err = called(file, capsys, source="copy")
    assert "1 NGOs were added" in out, err
    again = Ngo.objects.get(source="copy")
    assert (again.title, again.phone, again.scope) == (one.title, "031-1", "در استان")
    assert again.permits.get().valid_until == day(1421)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"\xff\xfe\x00", "encoding"),
        ("a.csv", "شهرستان\nاصفهان".encode(), "no-name-column"),
        ("a.json", b"{", "damaged"),
        ("a.json", b"[" * 100_000, "damaged"),
        ("a.json", b"{}", "no-list"),
        ("a.xlsx", b"x", "format"),
        ("none.csv", None, "No such file"),
    ],
    ids=["encoding", "column", "damaged", "deep", "list", "format", "missing"],
)
def test_what_cannot_be_read_at_all_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None, said: str
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CommandError, match=said) as error:
        call_command("import_ngos", str(file))
    assert error.value.returncode == 2
