"""Runs the command as `python -m toolkit`, for machines that block script executables."""

from toolkit.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
