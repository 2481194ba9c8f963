"""Masked copies: what lies under a box is gone, for what is given out is drawn anew.

No Django and no models here: ``child.py`` runs these modules inside the sandbox.
The service is ``participation.common.files.masking``.
"""
