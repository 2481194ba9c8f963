"""Persian names of permissions: Django keeps them in its tables, in English.

They are read out on the screen of a group. The code is what counts, so names may be written anew.
"""

from django.contrib.auth.models import Permission
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# What Django and Wagtail let every model have.
ACTIONS = {
    "add": gettext_lazy("Add %(model)s"),
    "change": gettext_lazy("Change %(model)s"),
    "delete": gettext_lazy("Delete %(model)s"),
    "view": gettext_lazy("View %(model)s"),
    "choose": gettext_lazy("Choose %(model)s"),
    "publish": gettext_lazy("Publish %(model)s"),
    "lock": gettext_lazy("Lock %(model)s"),
    "unlock": gettext_lazy("Unlock %(model)s"),
}


def name_permissions() -> int:
    """Write the names that are still otherwise; return how many."""
    changed = []
    for permission in Permission.objects.select_related("content_type"):
        name = persian_name(permission)
        if name != permission.name:
            permission.name = name
            changed.append(permission)
    Permission.objects.bulk_update(changed, ["name"], batch_size=500)
    return len(changed)


def persian_name(permission: Permission) -> str:
    """Return what staff read: of the model's own name, else what its code declares."""
    model = permission.content_type.model_class()
    if model is None:
        return permission.name
    options = model._meta
    declared = dict(options.permissions)
    if permission.codename in declared:
        return _(str(declared[permission.codename]))
    action = permission.codename.removesuffix(f"_{options.model_name}")
    if action not in ACTIONS:
        return permission.name
    return str(ACTIONS[action] % {"model": options.verbose_name})
