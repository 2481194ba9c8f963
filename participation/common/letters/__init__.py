"""Official letters: written, approved, printed on the office's paper, numbered by the secretariat.

``services`` has the one door of each step, ``forms`` what a screen shows, ``printing`` the paper as
DOCX and PDF. Nothing is imported here: the models stand between these modules.
"""
