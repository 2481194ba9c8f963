"""What every request and answer passes through, whatever app it is for."""
