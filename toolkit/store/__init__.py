"""Reads and writes people's files: YAML, PO, the history behind every change. Nothing here knows what a declaration means."""
