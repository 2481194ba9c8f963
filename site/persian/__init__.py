"""The Persian language and calendar. A leaf: imports nothing of ours."""
