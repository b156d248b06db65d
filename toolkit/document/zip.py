"""The one way zip containers are written here: sorted, stored, without a clock, so that equal parts give equal bytes."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

DATE = (1980, 1, 1, 0, 0, 0)
FIRST = ("[Content_Types].xml", "mimetype")
"""Members that their formats want at the head of the container."""


def pack(files: Mapping[str, bytes]) -> bytes:
    """A zip container of the given members."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as container:
        for name in sorted(files, key=lambda name: (name not in FIRST, name)):
            member = ZipInfo(name, DATE)
            member.create_system = 0  # the same on every operating system
            container.writestr(member, files[name])
    return out.getvalue()


def repack(container: bytes) -> bytes:
    """A container that a library wrote, written our way."""
    with ZipFile(BytesIO(container)) as made:
        return pack({name: made.read(name) for name in made.namelist()})
