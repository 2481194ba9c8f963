"""What each figure means, in words: published with the figures, so that nobody has to guess."""

from django.utils.translation import gettext as _

from participation.cases.statistics.suppression import ENOUGH, MANY
from persian.digits import format_number


def definitions(least: int) -> dict[str, str]:
    """Return the definitions by the names of the figures."""
    few = {"least": format_number(least), "enough": format_number(ENOUGH * least)}
    return {
        "received": _("All cases that came in during the half-year, by whatever way."),
        "closed": _(
            "Those of them that were answered, declined with a reason, handed over to another "
            "authority or withdrawn by the citizen until the day of measuring."
        ),
        "open": _("Those of them that were not closed on the day of measuring."),
        "overdue": _(
            "The open ones whose last day had passed. A term that stands still because the citizen "
            "was asked something does not count."
        ),
        "on_time_percent": _(
            "Closed on time / (closed + open and overdue). A case is closed on time where each "
            "promised term was kept, also that after an objection; one that is left open after its "
            "last day lowers the share."
        ),
        "median_days": _(
            "Half of the closed cases took no longer. Days of the calendar from the receipt until "
            "the case was closed, holidays included."
        ),
        "measuring": _(
            "Each half-year is measured once, two months after its end, and not changed afterwards."
        ),
        "suppression": _(
            "Counts below %(least)s are not shown, nor those from which one could compute them: "
            "small lines stand together as “Others”. None, written as zero, tells of nobody "
            "and is shown. Shares and medians are shown of at least %(enough)s cases. Restricted "
            "subjects are only in the sums."
        )
        % few,
        "rounding": _(
            "A share of fewer than %(many)s cases is rounded to five percent, others to one."
        )
        % {"many": format_number(MANY)},
    }


def others_of(table: str) -> str:
    """Return the name of the line in which small ones stand together."""
    names = {
        "months": _("Other months"),
        "counties": _("Other counties"),
        "categories": _("Other subjects"),
        "kinds": _("Other kinds"),
    }
    return names[table]


def nameless_of(table: str) -> list[str]:
    """Return what a table calls the cases that have no name in it, where there may be any."""
    names = {"counties": [_("cases without a county")], "categories": [_("restricted subjects")]}
    return names.get(table, [])
