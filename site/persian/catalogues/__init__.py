"""The texts of the installed libraries, in a catalogue of their own where they lack Persian."""
