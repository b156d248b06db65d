"""The two dates of a command: the day rules go by, and the date that outputs carry."""

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import UTC, date, datetime


def add_date_option(parser: ArgumentParser) -> None:
    parser.add_argument("--date", type=day_named, metavar="YYYY-MM-DD", help="the day to go by, instead of today")


def day_named(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is not a day; write year-month-day, as in 2027-04-12") from None


def today_of(options: Namespace) -> date:
    """The day that rules go by: `--date`, else SOURCE_DATE_EPOCH, else today."""
    stamp = stamp_of(options)
    return date.fromisoformat(stamp) if stamp else date.today()


def stamp_of(options: Namespace) -> str | None:
    """The date that outputs carry, if one was given: `--date`, else SOURCE_DATE_EPOCH."""
    if options.date is not None:
        return str(options.date.isoformat())
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date().isoformat() if epoch.isdigit() else None
