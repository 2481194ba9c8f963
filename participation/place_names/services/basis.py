"""What a name rests on."""

from dataclasses import dataclass

from participation.resolutions import basis


@dataclass(frozen=True, kw_only=True)
class Basis(basis.Basis):
    """Why a place is called so, who decided it, where it is known from."""

    source: str = ""
    keeps_number: bool = False


NOTHING_SAID = Basis()
