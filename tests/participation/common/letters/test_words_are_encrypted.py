"""What stood in letters before all their words were encrypted is encrypted, and read as before."""

import pytest

from tests.own_site import own_site
from tests.participation.common.letters.making import CONTENT

pytestmark = [pytest.mark.django_db, pytest.mark.db]
WRITE = "from tests.participation.common.letters.making import draft; draft()"
READ = """
from participation.common.letters.selectors import content_of
from participation.common.models import Letter
print(content_of(Letter.objects.get()))
"""
RAW = """
SELECT attachments FROM common_letter UNION ALL SELECT signatory_name FROM common_letter
UNION ALL SELECT signatory_post FROM common_letter
UNION ALL SELECT purpose FROM common_lettercopy WHERE purpose <> ''
"""


def test_letters_that_are_there_are_encrypted_and_read_as_before() -> None:
    plain = [CONTENT.attachments, CONTENT.signatory_name, CONTENT.signatory_post]
    plain += [copy.purpose for copy in CONTENT.copies if copy.purpose]
    with own_site() as site:
        site.run(WRITE)
        told = site.run(READ)
        back = site.manage("migrate", "common", "0017")
        assert back.returncode == 0, back.stderr
        assert sorted(str(value) for (value,) in site.query(RAW)) == sorted(plain)
        forwards = site.manage("migrate", "common")
        assert forwards.returncode == 0, forwards.stderr
        stored = [str(value) for (value,) in site.query(RAW)]
        assert len(stored) == len(plain)
        assert all(value.startswith("enc1:") for value in stored)
        assert site.run(READ) == told
        assert all(value in told for value in plain)
