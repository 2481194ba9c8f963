"""Everything that changes who is let in. Codes are checked here, counted and used up."""

import math
from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from participation.common.encryption import keyed_hash
from participation.common.models import User
from participation.staff_access import codes
from participation.staff_access.models import Authenticator, RecoveryCode, Session, StaffToken

ENROLLED = "staff_access.enrolled"
REPLACED = "staff_access.replaced"
RECOVERED = "staff_access.recovery_code_used"
RENEWED = "staff_access.recovery_codes_renewed"
SWITCHED_OFF = "staff_access.switched_off"
RESET = "staff_access.reset"
SIGNED_OUT = "staff_access.signed_out_everywhere"
ENDED = "staff_access.account_ended"


class CodeRefusedError(Exception):
    """The code is wrong, used or too early; ``wait`` is the seconds before another is looked at."""

    def __init__(self, *, wait: int = 0) -> None:
        super().__init__("The code was refused.")
        self.wait = wait


class PresentCodeRefusedError(CodeRefusedError):
    """The code of the authenticator that is about to be replaced was refused."""


class NotAllowedError(Exception):
    """The step is not open to this person: no authenticator, one too many, or rules forbid it."""


@dataclass(frozen=True)
class Enrolment:
    """A new authenticator and the recovery codes, which are never seen again."""

    authenticator: Authenticator
    recovery_codes: list[str]


def verify(*, user: User, code: str) -> Authenticator:
    """Use up a code of the app or a recovery code. Raises CodeRefusedError."""
    with transaction.atomic():
        authenticator = _locked(user)
        wait = _seconds_to_wait(authenticator)
        accepted = not wait and _use_up(authenticator, code)
        if not wait and not accepted:
            authenticator.throttle_increment()
    # Outside the transaction, so that the count of wrong codes stays.
    if not accepted:
        raise CodeRefusedError(wait=wait)
    return authenticator


def enrol(*, user: User, secret: str, code: str, present_code: str = "") -> Enrolment:
    """Set up the app that made ``code``, in place of the present one where there is one.

    Raises CodeRefusedError where ``code`` is not the secret's, PresentCodeRefusedError where
    ``present_code`` is not the present authenticator's, NotAllowedError where somebody with the
    same password was quicker.
    """
    match = codes.match_app_code(secret, code)
    if match is None:
        raise CodeRefusedError
    replaces = Authenticator.objects.filter(user=user).exists()
    if replaces:
        _verify_present(user=user, code=present_code)
    fresh = Authenticator(
        user=user, name="totp", secret=secret, last_step=match.step, drift=match.drift
    )
    try:
        with transaction.atomic():
            if replaces:
                _locked(user).delete()
            fresh.save(force_insert=True)
            log(user, REPLACED if replaces else ENROLLED, user=user)
            return Enrolment(fresh, _replace_recovery_codes(fresh))
    except IntegrityError as error:
        # The app of who was quicker is not replaced unasked.
        raise NotAllowedError from error


def renew_recovery_codes(*, user: User, code: str) -> list[str]:
    """Replace all recovery codes and return the new ones. Raises CodeRefusedError."""
    verify(user=user, code=code)
    with transaction.atomic():
        fresh = _replace_recovery_codes(_locked(user))
        log(user, RENEWED, user=user)
    return fresh


def switch_off(*, user: User, code: str) -> None:
    """Remove one's own authenticator. Raises CodeRefusedError, NotAllowedError where forced."""
    if settings.STAFF_TWO_FACTOR_REQUIRED:
        raise NotAllowedError
    verify(user=user, code=code)
    with transaction.atomic():
        _locked(user).delete()
        # They were given for a code.
        StaffToken.objects.filter(user=user).delete()
        log(user, SWITCHED_OFF, user=user)


def reset(*, user: User, by: User | None) -> bool:
    """Remove another's authenticator, end his sessions and tokens; return whether there was one.

    ``by`` is None for the command line.
    """
    with transaction.atomic():
        removed, _rows = Authenticator.objects.filter(user=user).delete()
        Session.objects.filter(user=user).delete()
        StaffToken.objects.filter(user=user).delete()
        log(user, RESET, user=by)
    return bool(removed)


def sign_out_everywhere(*, user: User, except_key: str) -> int:
    """End all sessions of ``user`` but one; return how many."""
    with transaction.atomic():
        ended, _rows = Session.objects.filter(user=user).exclude(session_key=except_key).delete()
        log(user, SIGNED_OUT, user=user, data={"ended": ended})
    return ended


def end_account(*, user: User) -> bool:
    """Let somebody in no more, in the caller's transaction; return whether that changed anything.

    Sessions and tokens end too. An administrator is never shut out.
    """
    account = User.objects.select_for_update().get(pk=user.pk)
    if not account.is_active or account.is_superuser:
        return False
    account.is_active = False
    account.save(update_fields=["is_active"])
    Session.objects.filter(user=account).delete()
    StaffToken.objects.filter(user=account).delete()
    log(account, ENDED)
    return True


def _verify_present(*, user: User, code: str) -> None:
    try:
        verify(user=user, code=code)
    except CodeRefusedError as error:
        raise PresentCodeRefusedError(wait=error.wait) from error


def _locked(user: User) -> Authenticator:
    authenticator = Authenticator.objects.select_for_update().filter(user=user).first()
    if authenticator is None:
        raise NotAllowedError
    return authenticator


def _seconds_to_wait(authenticator: Authenticator) -> int:
    allowed, reason = authenticator.verify_is_allowed()
    if allowed:
        return 0
    return max(1, math.ceil((reason["locked_until"] - timezone.now()).total_seconds()))


def _use_up(authenticator: Authenticator, typed: str) -> bool:
    code = codes.clean_code(typed)
    if codes.is_recovery_code(code):
        used = authenticator.recovery_codes.filter(
            hashed=_hashed(authenticator, code), used_at__isnull=True
        ).update(used_at=timezone.now())
        if not used:
            return False
        log(authenticator.user, RECOVERED, user=authenticator.user)
    else:
        match = codes.match_app_code(
            authenticator.secret,
            code,
            after_step=authenticator.last_step,
            drift=authenticator.drift,
        )
        if match is None:
            return False
        authenticator.last_step, authenticator.drift = match.step, match.drift
    authenticator.throttle_reset()
    return True


def _replace_recovery_codes(authenticator: Authenticator) -> list[str]:
    fresh = codes.new_recovery_codes()
    authenticator.recovery_codes.all().delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(authenticator=authenticator, hashed=_hashed(authenticator, code))
        for code in fresh
    )
    return fresh


def _hashed(authenticator: Authenticator, code: str) -> str:
    return keyed_hash(f"{authenticator.pk}:{code}", purpose="staff recovery code")
