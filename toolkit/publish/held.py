"""Holds Ctrl-C and the end of a time limit back for a moment, so that a process just started is known before it is to be ended."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def interrupts_held() -> Iterator[None]:
    """What comes during the block is answered right after it; in another thread than the first, none can come."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    ours = {number: how for number, how in before.items() if callable(how)}  # what is ignored stays ignored
    try:
        for number in ours:
            signal.signal(number, lambda sent, _: came.append(sent))
        yield
    finally:
        for held, how in ours.items():
            signal.signal(held, how)
        for sent in came[:1]:
            signal.raise_signal(sent)
