"""The participation desk: citizens, offices, cases."""
