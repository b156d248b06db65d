"""The Alliance Toolkit: one declaration of a training site in, its whole kit out."""

__version__ = "0.1.0"
