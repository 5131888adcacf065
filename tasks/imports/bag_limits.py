"""How much a BAG extract may unpack to: the sizes that a zip states about itself may lie."""

from typing import BinaryIO, Protocol

from models.law.common.dutch import dutch_number

MB = 1024**2
MAX_UNPACKED_BYTES = 100 * 1024**3
"""The whole country unpacks to some 60 GB of what an address needs."""
UNPACKED_AT_LEAST = 64 * MB
TIMES_PACKED = 200
"""Kadaster's XML unpacks to 30 to 90 times its size in the zip; a zip bomb to a thousand."""
MAX_OBJECT_BYTES = 2 * MB
"""No object is this large, so the tree held in memory stays below what this many bytes make."""
MAX_MEMBERS = 20_000
"""Files in all zips together; the country has some 5,000."""
MAX_DIRECTORY_BYTES = 2 * MB
"""The list of contents of one zip, which the zip reader takes into memory at once."""
MAX_CONTAINERS = 20
MAX_DEPTH = 3
"""Zips in a zip that hold other zips: a delivery has one."""
CHUNK = 256 * 1024


class LimitError(Exception):
    """Raised when more comes out of a zip than a delivery holds; one Dutch clause."""


class Budget:
    """What may still be unpacked of one file, over all zips in it."""

    def __init__(self, packed_bytes: int, limit: int) -> None:
        self.limit = min(limit, UNPACKED_AT_LEAST + TIMES_PACKED * packed_bytes)
        self._left = self.limit
        self._members = MAX_MEMBERS
        self._containers = MAX_CONTAINERS

    def spend(self, unpacked: int) -> None:
        """Raise LimitError when the bytes are more than are left."""
        self._left -= unpacked
        if self._left < 0:
            raise LimitError(
                f"pakt uit tot meer dan {dutch_number(self.limit)} bytes; dat doet geen levering "
                "van deze grootte"
            )

    def count(self, members: int) -> None:
        """Raise LimitError when the zips hold more files than a delivery."""
        self._members -= members
        if self._members < 0:
            raise LimitError(f"bevat meer dan {dutch_number(MAX_MEMBERS)} bestanden")

    def open_container(self, depth: int) -> None:
        """Raise LimitError when zips are packed in zips more often than in a delivery."""
        self._containers -= 1
        if self._containers < 0 or depth > MAX_DEPTH:
            raise LimitError("bevat te veel zips in zips")


class Readable(Protocol):
    """What a member of a zip can do."""

    def read(self, size: int = ..., /) -> bytes: ...


class Metered:
    """A stream that draws on the budget, and on the bytes that one object may take."""

    def __init__(self, source: Readable, budget: Budget) -> None:
        self._source, self._budget = source, budget
        self._object_left = MAX_OBJECT_BYTES

    def read(self, size: int = CHUNK) -> bytes:
        """The next bytes. Raises LimitError when there are too many."""
        data = self._source.read(size)
        self._budget.spend(len(data))
        self._object_left -= len(data)
        if self._object_left < 0:
            raise LimitError(
                f"één object is groter dan {MAX_OBJECT_BYTES // MB} MB; dat bestaat in de BAG niet"
            )
        return data

    def object_done(self) -> None:
        """Count the bytes of the next object anew."""
        self._object_left = MAX_OBJECT_BYTES


def copy(source: Readable, target: BinaryIO, budget: Budget) -> None:
    """Unpack a member into a file. Raises LimitError."""
    while data := source.read(CHUNK):
        budget.spend(len(data))
        target.write(data)


class Guarded:
    """A zip file of which no piece is read that is larger than a list of contents may be.

    The zip reader takes the list into memory in one piece, of the size that the file itself says:
    a million empty members would take half a gigabyte.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        """The bytes. Raises LimitError when more are asked than a list of contents may have."""
        if size > MAX_DIRECTORY_BYTES:
            raise LimitError("heeft een inhoudsopgave die groter is dan die van een levering")
        return self._file.read(size if size >= 0 else MAX_DIRECTORY_BYTES)
