"""Setting the site up and keeping its processes alive."""
