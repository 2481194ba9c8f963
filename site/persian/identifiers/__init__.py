"""The numbers by which people, organisations, telephones, addresses and accounts are known.

Four functions a kind, each taking what a person typed (any digits; spaces, hyphens, dots, slashes,
parentheses, ZWNJ and bidi marks are passed over):

* `normalize_x` gives the canonical form in ASCII, never fails and promises nothing;
* `validate_x` gives the canonical form or raises IdentifierError with reason and numbers;
* `is_valid_x` tells whether `validate_x` would pass;
* `mask_x` shows enough to recognise the number by; what is not valid is masked whole.
"""

from persian.identifiers.addresses import (
    is_valid_postal_code,
    mask_postal_code,
    normalize_postal_code,
    validate_postal_code,
)
from persian.identifiers.banks import is_valid_sheba, mask_sheba, normalize_sheba, validate_sheba
from persian.identifiers.common import IdentifierError, IdentifierProblem
from persian.identifiers.organisations import (
    is_valid_legal_id,
    mask_legal_id,
    normalize_legal_id,
    validate_legal_id,
)
from persian.identifiers.people import (
    is_valid_foreign_code,
    is_valid_national_id,
    mask_foreign_code,
    mask_national_id,
    normalize_foreign_code,
    normalize_national_id,
    validate_foreign_code,
    validate_national_id,
)
from persian.identifiers.phones import (
    is_valid_landline,
    is_valid_mobile,
    mask_landline,
    mask_mobile,
    normalize_landline,
    normalize_mobile,
    validate_landline,
    validate_mobile,
)

__all__ = [
    "IdentifierError",
    "IdentifierProblem",
    "is_valid_foreign_code",
    "is_valid_landline",
    "is_valid_legal_id",
    "is_valid_mobile",
    "is_valid_national_id",
    "is_valid_postal_code",
    "is_valid_sheba",
    "mask_foreign_code",
    "mask_landline",
    "mask_legal_id",
    "mask_mobile",
    "mask_national_id",
    "mask_postal_code",
    "mask_sheba",
    "normalize_foreign_code",
    "normalize_landline",
    "normalize_legal_id",
    "normalize_mobile",
    "normalize_national_id",
    "normalize_postal_code",
    "normalize_sheba",
    "validate_foreign_code",
    "validate_landline",
    "validate_legal_id",
    "validate_mobile",
    "validate_national_id",
    "validate_postal_code",
    "validate_sheba",
]
