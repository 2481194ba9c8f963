"""A permit as anybody may see it."""

from dataclasses import dataclass

from participation.ngos.enums import Act, PermitState
from participation.ngos.models import NgoVersion, Permit
from participation.ngos.services.permits import key_of
from persian.jalali import today

MARKS = {
    PermitState.ACTIVE: "done",
    PermitState.EXPIRED: "late",
    PermitState.SUSPENDED: "wait",
    PermitState.REVOKED: "late",
    PermitState.DISSOLVED: "shut",
}


@dataclass(frozen=True)
class Verified:
    """A permit, where it stands today, and what its holder was called when it was issued."""

    permit: Permit
    state: PermitState
    issued_to: str
    # The act by which it stands where it stands, where that is told to everybody.
    last_act: NgoVersion | None

    @property
    def holds(self) -> bool:
        """Whether it is in force today."""
        return self.state is PermitState.ACTIVE

    @property
    def mark(self) -> str:
        """The tile of its state."""
        return MARKS[self.state]

    @property
    def is_renamed(self) -> bool:
        """Whether its holder is called otherwise today."""
        return bool(self.issued_to) and self.issued_to != self.permit.ngo.title


def by_number(number: str) -> Verified | None:
    """Return the permit with a number, however it is typed; None where strangers see none."""
    return _verified(number_key=key_of(number)) if key_of(number) else None


def by_token(token: str) -> Verified | None:
    """Return the permit whose QR code says this."""
    return _verified(token=token)


def _verified(**which: str) -> Verified | None:
    rows = Permit.objects.public().select_related(
        "ngo__prefix", "ngo__county", "authority", "ngo__authority"
    )
    permit = rows.filter(**which).first()
    if permit is None:
        return None
    acts = list(NgoVersion.objects.filter(permit=permit).order_by("-number")[:100])
    issued = next((one for one in acts if one.act == Act.ISSUED), None)
    return Verified(
        permit,
        permit.state_on(today()),
        str(issued.entry.get("name", "")) if issued else "",
        acts[0] if acts else None,
    )
