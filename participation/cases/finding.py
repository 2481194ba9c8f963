"""Finding cases by what was said in them, or by whose they are; never by what one may not see."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from participation.cases.enums import ReferralPurpose
from participation.cases.models import Applicant, Case, CaseToken, Referral
from participation.cases.permissions import may_handle, scope_of
from participation.cases.services.identity import mobile_hash, person_hash
from participation.cases.services.words import tokens_of
from participation.common.models import User
from persian.analysis import Extra, analyze_query
from persian.identifiers import (
    IdentifierError,
    validate_foreign_code,
    validate_mobile,
    validate_national_id,
)

MOST_ASKED = 8
# What somebody is known by: how it is read, the column of its hash, and the hash.
PERSONAL: tuple[tuple[Callable[[str], str], str, Callable[[str], str]], ...] = (
    (validate_mobile, "mobile_hash", mobile_hash),
    (validate_national_id, "person_hash", person_hash),
    (validate_foreign_code, "person_hash", person_hash),
)


def holding(cases: QuerySet[Case], typed: str, user: User) -> QuerySet[Case]:
    """Keep the cases that hold all typed words, or whose citizen has the typed mobile or code.

    What belongs to the identity is looked at for those who may see it, and never behind a seal.
    """
    named = named_for(user)
    person = _person(typed)
    if person is not None:
        return cases.filter(person, named) if named is not None else cases.none()
    terms = analyze_query(typed)
    # Terms that stand beside a word are those of its other forms: not every text has them.
    main = [term for term in terms if not isinstance(term, Extra)]
    tokens = tokens_of(main or terms)[:MOST_ASKED]
    for token in tokens:
        cases = cases.filter(_with(token, named))
    return cases if tokens else cases.none()


def _with(token: int, named: Q | None) -> Q:
    said = CaseToken.objects.filter(token=token)
    found = Q(pk__in=said.filter(is_person=False).values("case"))
    if named is not None:
        found |= Q(pk__in=said.filter(is_person=True).values("case")) & named
    return found


def named_for(user: User) -> Q | None:
    """Return the condition of cases whose citizen somebody may know, None for whoever may not."""
    if not may_handle(user):
        return None
    return Q(is_sealed=False) & ~Q(pk__in=_without_identity(user))


def _without_identity(user: User) -> QuerySet[Case, Any]:
    """Return the cases whose citizen is none of the business of whoever is asked for an opinion."""
    scope = scope_of(user)
    opening = Referral.objects.opening_to(scope)
    asked = opening.exclude(purpose=ReferralPurpose.ACTION).values("case")
    acting = opening.filter(purpose=ReferralPurpose.ACTION).values("case")
    owned = Case.objects.owned_in(scope).filter(pk__in=asked)
    only_asked = Case.objects.filter(pk__in=asked).exclude(pk__in=acting)
    return only_asked.exclude(pk__in=owned.values("pk")).values("pk")


def is_personal(typed: str) -> bool:
    """Return whether a mobile or the code of a person is looked for."""
    return _person(typed) is not None


def _person(typed: str) -> Q | None:
    """Return the condition for a whole mobile or national code; None for what is neither."""
    for read, column, hashed in PERSONAL:
        try:
            condition = {column: hashed(read(typed))}
        except IdentifierError:
            continue
        return Q(pk__in=Applicant.objects.filter(**condition).values("case"))
    return None
