"""The search kernel: one entry per findable thing, ranked alike by every engine.

Imports only ``persian``. What can be found is registered in each app's ``search_kinds.py``; what
is written goes through ``search.services``, what is asked through ``search.selectors.find``.
"""
