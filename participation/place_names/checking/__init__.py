"""«Has this name been used before?», for everybody and for programs."""
