"""What the desk itself takes as files."""

from participation.common.files import register_file_purpose
from participation.common.files.purposes import DOCUMENTS, PICTURES
from participation.common.letters.scans import PURPOSE

register_file_purpose(PURPOSE, formats=PICTURES | DOCUMENTS, max_count=1)
