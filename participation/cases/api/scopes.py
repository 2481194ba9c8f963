"""What a token of a member of staff can be given of cases."""

from django.utils.translation import gettext_lazy as _

from participation.cases.permissions import HANDLE, VIEW
from participation.staff_access.tokens import Scope, register_scope

READ = "cases:read"
WRITE = "cases:write"
IDENTITY = "cases:identity"
FILES = "cases:files"
GIVE = "cases:give"


def register() -> None:
    """Register them; called once the apps are ready."""
    register_scope(Scope(name=READ, label=_("Read cases, without who filed them"), permission=VIEW))
    register_scope(Scope(name=IDENTITY, label=_("Read who filed them"), permission=HANDLE))
    register_scope(Scope(name=WRITE, label=_("Answer, ask and write notes"), permission=HANDLE))
    register_scope(Scope(name=FILES, label=_("Read the files of cases"), permission=HANDLE))
    register_scope(Scope(name=GIVE, label=_("Give cases to officers and units"), permission=HANDLE))
