"""Decisions of bodies on names: entered, brought into the register, remembered."""
