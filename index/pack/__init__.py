"""An evidence pack: answers or an audit, with all that somebody elsewhere needs to check them without Vouch.

licences   which texts may be copied into a pack
contents   the files of a pack
verify     a program of the standard library that goes into every pack, and checks it
"""

from __future__ import annotations

from index.pack.contents import contents, zipped
from index.pack.licences import may_copy

__all__ = ["contents", "may_copy", "zipped"]
