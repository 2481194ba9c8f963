"""Masked copies of files of a case: the original stays, and who may open it stays the same."""

from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from participation.cases.actors import staff
from participation.cases.enums import EventType, FileOrigin
from participation.cases.errors import FilesGoneError, MissingError, NotAllowedError
from participation.cases.models import Case, CaseFile, MaskedCopy
from participation.cases.permissions import may_act
from participation.cases.services.events import record
from participation.cases.services.files import HOLDER, MOST_OF_CASE
from participation.common.clock import now
from participation.common.files import (
    FileGoneError,
    UploadRefusedError,
    claim_files,
    ready_files_of,
    remove_file,
)
from participation.common.files.masking import Area, can_be_masked, mask_file
from participation.common.models import PrivateFile, User
from persian.digits import to_persian_digits

MOST_AREAS = 100


def mask(
    *, case_id: UUID, file_id: UUID, areas: Sequence[Area], by: User, token: UUID
) -> MaskedCopy:
    """Make a copy of a file with the areas covered; the same ``token`` gives the one made before.

    Only for whoever opens the files of the case. The citizen is not shown it. Its name is ours,
    because that of the original may say whose it is. Call it outside a transaction: the copy is
    drawn first. Raises NotAllowedError("handle"), ("masked") for what cannot be drawn, MissingError
    without areas, FilesGoneError, UploadRefusedError with words where it does not draw.
    """
    case = Case.objects.get(pk=case_id)
    if not may_act(by, case):
        raise NotAllowedError("handle")
    if there := _made_before(case, token):
        return there
    if not areas or len(areas) > MOST_AREAS:
        raise MissingError(["areas"])
    original = CaseFile.objects.filter(case=case, file_id=file_id).first()
    file = ready_files_of(HOLDER, str(case.pk)).filter(pk=file_id).first()
    if original is None or file is None:
        raise FilesGoneError
    if not can_be_masked(file):
        raise NotAllowedError("masked")
    number = MaskedCopy.objects.filter(case=case).count() + 1
    name = _("Masked copy %(number)s") % {"number": to_persian_digits(number)}
    try:
        copy = mask_file(file, areas, name=name)
    except FileGoneError as error:
        raise FilesGoneError from error
    try:
        made = MaskedCopy(
            case=case, original=original, areas=len(areas), by=by, token=token, made_at=now()
        )
        return _keep(made, copy, by)
    except IntegrityError:
        # The slower of two clicks, or the file went meanwhile.
        there = _made_before(case, token)
        if there is None:
            raise FilesGoneError from None
        return there
    finally:
        # Whatever nobody has taken.
        for one in PrivateFile.objects.filter(pk=copy.pk, holder_id=""):
            remove_file(one)


@transaction.atomic
def unmask(*, case_id: UUID, file_id: UUID, by: User) -> None:
    """Remove a masked copy, as one that shows too much; the original stays. Safe to repeat.

    Raises NotAllowedError("handle").
    """
    case = Case.objects.select_for_update().get(pk=case_id)
    if not may_act(by, case):
        raise NotAllowedError("handle")
    row = CaseFile.objects.filter(case=case, file_id=file_id, masked_from__isnull=False).first()
    if row is None:
        return
    row.delete()
    for file in PrivateFile.objects.of(HOLDER, str(case.pk)).filter(pk=file_id):
        remove_file(file)
    record(case, EventType.FILE_REMOVED, by=staff(by), file=str(file_id))


def _made_before(case: Case, token: UUID) -> MaskedCopy | None:
    return MaskedCopy.objects.filter(case=case, token=token).first()


@transaction.atomic
def _keep(made: MaskedCopy, copy: PrivateFile, by: User) -> MaskedCopy:
    case = Case.objects.select_for_update().get(pk=made.case_id)
    try:
        claim_files(files=[copy], holder_kind=HOLDER, holder_id=str(case.pk), most=MOST_OF_CASE)
    except (FileGoneError, UploadRefusedError) as error:
        raise FilesGoneError from error
    made.copy = CaseFile.objects.create(
        case=case, file_id=copy.pk, origin=FileOrigin.STAFF, is_shown=False
    )
    made.save(force_insert=True)
    record(case, EventType.MASKED, by=staff(by), areas=made.areas, file=str(copy.pk))
    return made
