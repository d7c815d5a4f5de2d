"""Our own templates, compiled: kept among the compiled modules of the package.

To compile its templates takes a tenth of a cold poster's time. What Jinja makes is kept for the
package's templates only, as Python keeps modules; a campaign's own are compiled each time, so that
no code is ever loaded from a folder that came by e-mail.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from pickle import UnpicklingError

from jinja2.bccache import Bucket, FileSystemBytecodeCache

FOLDER = Path(__file__).parents[1] / "__pycache__"
"""Not this room's own: the files of the rooms that make a page are inputs of every item, and what
comes and goes among them would have all items made again."""


class Compiled(FileSystemBytecodeCache):
    """Compiled templates as files of one folder, each written whole or not at all.

    Jinja compares each with the source it was made from, and with the Python that made it; its own
    release stands in the file's name. A folder that cannot be written keeps none, and a file that
    cannot be read is made anew.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        pattern = f"template-%s.jinja-{version('jinja2')}.{sys.implementation.cache_tag}"
        super().__init__(str(folder), pattern)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket from its file, if there is one."""
        with suppress(OSError, EOFError, ValueError, UnpicklingError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the bucket's file, unless Python itself was told to write none."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            super().dump_bytecode(bucket)
