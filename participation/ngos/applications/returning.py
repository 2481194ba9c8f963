"""Going on with an application on another device: a key, and a code to the mobile on file."""

import uuid
from datetime import timedelta

from django.db import transaction

from participation.cases.numbers import new_key
from participation.cases.services.drafts import HOLDER, OpenDraft, open_draft
from participation.common.codes import check_code, send_code
from participation.common.links import create_link, open_link, revoke_link
from participation.common.models import AccessLink
from participation.ngos.applications.enums import Role
from participation.ngos.applications.filing import Filing
from participation.ngos.applications.rules import rules_now
from participation.ngos.applications.services.filing import KIND

KEY, CODE = "ngo-return", "ngo-return-code"
CODE_LIFETIME = timedelta(minutes=15)


def mobile_of(filing: Filing) -> str:
    """Return the mobile of the representative, empty where nobody is named as that yet."""
    speakers = [one for one in filing.people if one.has(Role.REPRESENTATIVE)]
    return speakers[0].mobile if speakers else ""


@transaction.atomic
def give_key(draft: OpenDraft) -> str:
    """Return a new key to a draft, told this once; an older one opens nothing any more."""
    older = AccessLink.objects.alive().filter(kind=HOLDER, object_id=str(draft.id), purpose=KEY)
    for link in older:
        revoke_link(link)
    key, lifetime = new_key(), timedelta(days=rules_now().draft_days)
    create_link(purpose=KEY, kind=HOLDER, object_id=str(draft.id), lifetime=lifetime, token=key)
    return key


@transaction.atomic
def ask_code(key: str) -> str:
    """Send a code to the mobile on file of the draft that a key opens; return a token for whoever
    asked. It is given for a key that opens nothing, too: nobody learns which it was.
    """
    draft = open_draft(key, kind=KIND, purpose=KEY)
    filing = Filing.of(draft) if draft is not None and not draft.is_sent else None
    mobile = mobile_of(filing) if filing is not None else ""
    wanted = str(draft.id) if draft is not None and mobile else str(uuid.uuid4())
    if mobile:
        send_code(purpose=CODE, kind=HOLDER, object_id=wanted, mobile=mobile)
    _link, token = create_link(purpose=CODE, kind=HOLDER, object_id=wanted, lifetime=CODE_LIFETIME)
    return token


def open_by_code(token: str, typed: str, *, purpose: str) -> str:
    """Return a token that opens the draft for ``purpose``, empty where the code is not right."""
    link = open_link(token, purpose=CODE)
    if link is None:
        return ""
    if not check_code(purpose=CODE, kind=HOLDER, object_id=link.object_id, typed=typed):
        return ""
    revoke_link(link)
    lifetime = timedelta(days=rules_now().draft_days)
    _link, opening = create_link(
        purpose=purpose, kind=HOLDER, object_id=link.object_id, lifetime=lifetime
    )
    return opening
