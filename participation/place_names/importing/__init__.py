"""Places from files: read in a sandbox, taken row by row, reported; again changes nothing."""
