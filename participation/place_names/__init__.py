"""Names of public places: the register that remembers every name."""
