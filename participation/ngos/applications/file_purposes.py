"""What files come with an application: papers of many people."""

from participation.common.files import register_file_purpose
from participation.common.files.purposes import DOCUMENTS, PICTURES

MOST_PAPERS = 60

register_file_purpose("ngo", formats=PICTURES | DOCUMENTS, max_count=MOST_PAPERS)
