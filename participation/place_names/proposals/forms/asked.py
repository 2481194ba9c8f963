"""What a proposal is about, before its steps."""

import uuid
from dataclasses import dataclass, field

from participation.place_names.proposals.enums import Action


@dataclass(frozen=True)
class Asked:
    """What is done, and which files came along: id and name."""

    action: Action
    files: list[tuple[uuid.UUID, str]] = field(default_factory=list, compare=False)
