"""The quarterly figures (فصل‌نامه) of a facilitation office."""
