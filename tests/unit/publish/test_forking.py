"""When work is forked: never from a process that a library in another language has given threads."""

import os
import sys
from types import ModuleType

import pytest

from toolkit.publish import work


@pytest.fixture
def one_thread(monkeypatch):
    monkeypatch.setattr(work.threading, "active_count", lambda: 1)
    monkeypatch.delitem(sys.modules, "typst", raising=False)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only on systems that fork")
def test_a_process_of_one_thread_forks(one_thread):
    assert work._can_fork(2)
    assert not work._can_fork(1)


def test_a_process_that_has_typeset_does_not_fork(one_thread, monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", ModuleType("typst"))
    assert not work._can_fork(2)
