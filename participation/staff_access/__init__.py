"""How staff come in: two factors, lock-out, sessions that end."""
