"""Complaints, requests and reports: the first kind of case."""
