"""Runs one sub-command: garbage collection off, our own faults caught and written to a log, an interrupt ends quietly."""

import atexit
import gc
import os
import signal
import sys
import threading
from importlib import import_module
from pathlib import Path
from typing import Any

from toolkit.phrases import phrase, said

OUR_FAULT = 3


def run(command: str, words: list[str]) -> int:
    """Call the command's module; an exception that nobody foresaw ends in a short message and a log file."""
    gc.disable()  # a command is short, and collecting costs more than the memory is worth
    atexit.register(gc.freeze)  # nor is anything looked through when it ends
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them reads the names of all packages
    before = _told_to_end(_interrupt)
    try:
        module = import_module(f"toolkit.cli.{command}")
        code: int = module.run(words)
    except KeyboardInterrupt:
        _tell("\n", phrase("running/stopped", "alliance: stopped."))
        return 130
    except BrokenPipeError:
        return 0
    except SystemExit as ended:  # argparse: wrong usage, or --help
        return ended.code if isinstance(ended.code, int) else 2
    except Exception:
        return _our_fault(command)
    finally:
        _told_to_end(before)
    return code


def _told_to_end(how: Any) -> Any:
    """What happens when a service or a time limit ends the process; the former answer. Only the main thread may say so."""
    if how is None or threading.current_thread() is not threading.main_thread():
        return None
    return signal.signal(signal.SIGTERM, how)


def _interrupt(*_: object) -> None:
    """Ends like Ctrl-C, so that no child and no folder is left behind."""
    raise KeyboardInterrupt


def _our_fault(command: str) -> int:
    import tempfile  # only a fault pays for these
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="alliance-", suffix=".log", delete=False, encoding="utf-8", newline="\n"
    ) as log:
        log.write(f"alliance {command}\n{traceback.format_exc()}")
    _tell(
        "", phrase("running/fault", "alliance: something went wrong inside the toolkit; your files are as they were.")
    )
    _tell("  ", phrase("running/log", "What happened is written in {file}", file=Path(log.name)))
    _tell(
        "  ",
        phrase(
            "running/bundle", "`alliance doctor --bundle` packs what a helper needs, with names and mails taken out."
        ),
    )
    return OUR_FAULT


def _tell(lead: str, text: str) -> None:
    """In the language of the folder that somebody stands in."""
    from toolkit.cli.voice import language_of, spoken_in

    here = Path()
    print(lead + said(text, spoken_in(language_of(here), here)), file=sys.stderr)
