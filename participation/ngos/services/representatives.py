"""The mobile to which codes of an NGO go."""

from django.db import transaction

from participation.common.clock import now
from participation.common.models import User
from participation.ngos.models import Ngo, RepresentativeMobile
from participation.ngos.services.keeping import locked, refuse_dissolved, write_log
from persian.identifiers import validate_mobile

MOBILE_KEPT = "ngos.mobile"


@transaction.atomic
def keep_mobile(*, ngo: Ngo, mobile: str, by: User | None, version: int | None = None) -> None:
    """Keep the mobile of whoever speaks for an NGO; the one before is gone.

    Wagtail's log says that it changed, not to what. Raises StaleNgoError, IdentifierError, and
    ValidationError for an NGO that is no more.
    """
    row = locked(ngo, version)
    refuse_dissolved(row)
    RepresentativeMobile.objects.update_or_create(
        ngo=row, defaults={"mobile": validate_mobile(mobile), "changed_at": now(), "by": by}
    )
    write_log(row, MOBILE_KEPT, by)
