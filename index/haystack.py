"""The one door to Haystack: without telemetry, and without torch where torch is installed.

Haystack reports to its makers unless told before it is imported, and it imports torch if it can
(three seconds, half a gigabyte) although nothing here needs it to.
"""

from __future__ import annotations

import os
import sys

os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"

_UNWANTED = tuple(name for name in ("torch", "transformers") if name not in sys.modules)
for _name in _UNWANTED:
    sys.modules[_name] = None  # type: ignore[assignment]  # documented: makes an import of it fail
try:
    from haystack import Pipeline, component
finally:
    for _name in _UNWANTED:
        del sys.modules[_name]

__all__ = ["Pipeline", "component"]
