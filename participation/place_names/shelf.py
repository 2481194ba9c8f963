"""The public register as bits: see `participation.common.catalogue`."""

# The version of all that the register is listed, ordered and narrowed by; the services mark it.
PLACES = "places"
