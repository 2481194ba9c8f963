"""What files come with a report and with a visit."""

from participation.common.files import register_file_purpose
from participation.common.files.purposes import DOCUMENTS, PICTURES
from participation.ngos.supervision.services.reports import PURPOSE

MOST_FILES = 20

register_file_purpose(PURPOSE, formats=PICTURES | DOCUMENTS, max_count=MOST_FILES)
