"""Foreign files rewritten, so that nothing is left in them but what they were sent for.

No Django and no models here: ``child.py`` runs these modules inside the sandbox. From outside only
``recognise`` and the table of formats are used, which look at bytes and parse nothing.
"""
