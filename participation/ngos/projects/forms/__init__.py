"""What is asked in each step of a plan."""
