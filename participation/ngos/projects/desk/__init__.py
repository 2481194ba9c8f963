"""The screens on which staff work on calls, plans and projects."""
