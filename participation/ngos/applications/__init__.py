"""Applications for a permit: filled over days, sent as a case, reviewed, decided by the board."""
