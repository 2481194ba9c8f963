"""What files come with a change: papers of the assembly and of new people."""

from participation.common.files import register_file_purpose
from participation.common.files.purposes import DOCUMENTS, PICTURES
from participation.ngos.changes.enums import KIND

MOST_PAPERS = 60

register_file_purpose(KIND, formats=PICTURES | DOCUMENTS, max_count=MOST_PAPERS)
