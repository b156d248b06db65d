"""The command as the base install gives it: the typesetter, which is an extra, is hidden, and no PDF is made."""

import sys

from toolkit.cli import main

sys.modules["typst"] = None  # type: ignore[assignment]

if __name__ == "__main__":
    raise SystemExit(main())
