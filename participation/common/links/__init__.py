"""What a token opens: drafts and cases of citizens, who have no account, and links in letters.

A token is handed out once and kept as a keyed hash. In a browser it lives in a cookie of its own;
what it opens lives here.
"""

from participation.common.links.cookies import (
    clear_link_cookie,
    private_page,
    read_link_cookie,
    set_link_cookie,
)
from participation.common.links.services import (
    create_link,
    delete_dead_links,
    open_link,
    revoke_link,
    revoke_links_of,
)

__all__ = [
    "clear_link_cookie",
    "create_link",
    "delete_dead_links",
    "open_link",
    "private_page",
    "read_link_cookie",
    "revoke_link",
    "revoke_links_of",
    "set_link_cookie",
]
