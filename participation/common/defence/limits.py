"""The limits by name. Their numbers are settings; each is written where it is meant.

A limit slows down and never locks out: some tries of an address pass at once, because many people
share one address of a mobile carrier; after them each has to wait a little longer than the last,
up to a bound, and what comes during a wait neither counts nor prolongs it.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

from participation.common.defence import counters
from participation.common.defence.counters import Attempt, Pace


@dataclass(frozen=True)
class Limit:
    """``setting`` says how many tries pass at once, ``minutes`` in how many minutes."""

    name: str
    setting: str
    minutes: str = "DEFENCE_WINDOW_MINUTES"

    @property
    def pace(self) -> Pace:
        """Return the numbers as the settings have them now."""
        return Pace(
            free=getattr(settings, self.setting),
            window=timedelta(minutes=getattr(settings, self.minutes)),
            first=timedelta(seconds=settings.DEFENCE_FIRST_WAIT_SECONDS),
            longest=timedelta(seconds=settings.DEFENCE_LONGEST_WAIT_SECONDS),
        )

    def attempt(self, who: str) -> Attempt:
        """Let a try of ``who`` pass, or say how long to wait.

        Raises RuntimeError inside a transaction.
        """
        if not settings.DEFENCE_ENABLED:
            return Attempt(timedelta(0), 1)
        return counters.attempt(self.name, who, pace=self.pace)


# A form with proof of work, and one without, each by address and kind of form.
SUBMISSION = Limit("submission", "DEFENCE_SUBMISSIONS")
SUBMISSION_WITHOUT_PROOF = Limit("submission without proof", "DEFENCE_SUBMISSIONS_WITHOUT_PROOF")
# Drafts of a form of several steps, by address and kind of form.
DRAFT = Limit("draft", "DEFENCE_DRAFTS")
# Challenges of one address.
CHALLENGE = Limit("challenge", "DEFENCE_CHALLENGES")
# Looking something up by a number and a secret: by address, and by the number that was tried.
LOOKUP = Limit("lookup", "DEFENCE_LOOKUPS")
LOOKUP_OF_NUMBER = Limit(
    "lookup of number", "DEFENCE_LOOKUPS_OF_NUMBER", "DEFENCE_NUMBER_WINDOW_MINUTES"
)
# A secret without a number, from all addresses together.
LOOKUP_WITHOUT_NUMBER = Limit("lookup without number", "DEFENCE_LOOKUPS_WITHOUT_NUMBER")
# Codes by SMS that one address asks for, whatever numbers it names: each costs the office money and
# somebody a message.
CODE = Limit("code", "DEFENCE_CODES")
# Whom a member of staff looks up by a mobile or a code, on the line or above the list of cases.
SEARCH = Limit("search of staff", "DEFENCE_SEARCHES")
# Words and names that a member of staff looks for among cases, by the person.
FIND = Limit("find of staff", "DEFENCE_FINDS")
# What programs send, other than submissions.
API_WRITE = Limit("api write", "DEFENCE_API_WRITES")

LIMITS = {
    limit.name: limit
    for limit in (
        SUBMISSION,
        SUBMISSION_WITHOUT_PROOF,
        DRAFT,
        CHALLENGE,
        LOOKUP,
        LOOKUP_OF_NUMBER,
        LOOKUP_WITHOUT_NUMBER,
        CODE,
        SEARCH,
        FIND,
        API_WRITE,
    )
}
