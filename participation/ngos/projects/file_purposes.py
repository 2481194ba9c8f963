"""What files come with plans and with reports."""

from participation.common.files import register_file_purpose
from participation.common.files.purposes import DOCUMENTS, PICTURES
from participation.ngos.projects.services.filing import KIND
from participation.ngos.projects.services.milestones import HOLDER

register_file_purpose(KIND, formats=PICTURES | DOCUMENTS)
register_file_purpose(HOLDER, formats=PICTURES | DOCUMENTS)
