"""Several processes that ask for codes, or type them, in the same moment."""

from pathlib import Path

import pytest

from participation.common.codes import MOST_TRIES, send_code
from tests.disk_site import shared_site
from tests.participation.common.code_parts import MOBILE, WHAT, sent_digits

pytestmark = [pytest.mark.usefixtures("own_database"), pytest.mark.db]

GUESS = """
from participation.common.codes import check_code, send_code
what = {"purpose": "follow", "kind": "case", "object_id": "7"}
print("ready", flush=True)
input()
"""


def at_once(var: Path, code: str) -> list[str]:
    """What four processes print that do the same in the same moment."""
    site = shared_site(var)
    children = [site.start(GUESS + code) for _ in range(4)]
    for child in children:
        assert child.stdout.readline() == "ready\n", child.communicate()
    for child in children:
        child.stdin.write("go\n")
        child.stdin.flush()
    ends = [child.communicate(timeout=120) for child in children]
    assert all(child.returncode == 0 for child in children), ends
    return [out.strip() for out, _err in ends]


def test_of_several_who_type_the_right_code_at_once_one_is_let_in(tmp_path: Path) -> None:
    send_code(**WHAT, mobile=MOBILE)

    told = at_once(tmp_path / "var", f"print(check_code(**what, typed='{sent_digits()}'))")

    assert sorted(told) == ["False", "False", "False", "True"]


def test_many_who_guess_at_once_have_five_tries_together(tmp_path: Path) -> None:
    send_code(**WHAT, mobile=MOBILE)
    wrong = "000000" if sent_digits() != "000000" else "111111"
    guess = f"""
from participation.common.models import OneTimeCode
print(any(check_code(**what, typed="{wrong}") for _ in range(5)))
print(check_code(**what, typed="{sent_digits()}"), OneTimeCode.objects.get().tries)
"""

    told = " ".join(at_once(tmp_path / "var", guess)).split()

    assert "True" not in told
    assert told[-1] == str(MOST_TRIES)


def test_several_who_ask_for_a_code_to_one_mobile_at_once_send_one(tmp_path: Path) -> None:
    ask = f"""
import os
what["object_id"] = str(os.getpid())
print(send_code(**what, mobile="{MOBILE}"))
"""

    told = at_once(tmp_path / "var", ask)

    assert sorted(told) == ["False", "False", "False", "True"]


def test_several_codes_for_one_object_asked_for_at_once_leave_one_good(tmp_path: Path) -> None:
    ask = """
import os
from participation.common.models import OneTimeCode
sent = send_code(**what, mobile=f"0913{os.getpid() % 10**7:07}")
print(sent, OneTimeCode.objects.filter(used_at__isnull=True).count())
"""

    told = at_once(tmp_path / "var", ask)

    assert any(line.startswith("True") for line in told)
    assert all(line.endswith(" 1") for line in told)
