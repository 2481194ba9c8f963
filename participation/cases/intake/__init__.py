"""Staff file for citizens: what the screens of all kinds share. A kind brings its steps."""
