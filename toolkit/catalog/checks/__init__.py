"""Checks of translations made for questionnaires: one small function a check, and one table of them."""
