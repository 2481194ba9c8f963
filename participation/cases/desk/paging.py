"""Pages of long lists of staff: counted up to a most, and said so."""

from django.utils.functional import cached_property
from django.utils.translation import gettext
from wagtail.admin.paginator import WagtailPaginator

from persian.digits import format_number

# Nobody turns two hundred pages; counting all that there ever was costs more than showing it.
MOST_COUNTED = 10_000


class BoundedPaginator(WagtailPaginator):
    """Counts as Persian does, «۴ پرونده», whatever their number; up to a most, unless ``known``."""

    known: int | None = None

    @cached_property
    def count(self) -> int:
        """How many there are, as far as they are counted."""
        return min(self._found, MOST_COUNTED) if self.known is None else self.known

    @property
    def is_cut(self) -> bool:
        """Whether there are more than are counted."""
        return self.known is None and self._found > MOST_COUNTED

    @cached_property
    def _found(self) -> int:
        return int(self.object_list.order_by()[: MOST_COUNTED + 1].count())

    @property
    def items_count_label(self) -> str:
        """Their number in words."""
        label = f"{format_number(self.count)} {self.verbose_name}"
        return gettext("more than %(cases)s") % {"cases": label} if self.is_cut else label
