"""The pure-Python stand-in for libyaml's parser, made to agree with it where the two differ."""

import re
from typing import Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

_LONE = re.compile("[\ud800-\udfff]")


class PureParser(Reader, Scanner, Parser):
    """PyYAML's own reader, scanner and parser without a composer."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def get_event(self) -> Any:
        event = super().get_event()  # type: ignore[no-untyped-call]
        value = getattr(event, "value", None)
        if value is not None and not value.isascii() and _LONE.search(value):
            raise ValueError("half of a character, which libyaml refuses")
        return event
