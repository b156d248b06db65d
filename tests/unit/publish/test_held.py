"""An interrupt that comes while something is started is answered once it is known."""

import signal
import threading

import pytest

from toolkit.publish.held import interrupts_held


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_waits_for_the_end_of_the_block(number):
    def stop(*_):
        raise KeyboardInterrupt

    def start():
        with interrupts_held():
            signal.raise_signal(number)
            started.append("known")

    before = signal.signal(number, stop)
    started = []
    try:
        with pytest.raises(KeyboardInterrupt):
            start()
        assert started == ["known"]
        assert signal.getsignal(number) is stop
    finally:
        signal.signal(number, before)


def test_a_mistake_in_the_block_goes_on_and_the_answers_are_as_before():
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    with pytest.raises(ValueError, match="mine"), interrupts_held():
        raise ValueError("mine")
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before


def test_what_is_ignored_stays_ignored():
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with interrupts_held():
            assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, before)


def test_another_thread_holds_nothing():
    seen = []

    def work():
        with interrupts_held():
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [signal.getsignal(signal.SIGINT)]
