"""Before applying: which authority, what is needed, how long, who decides, and the name."""
