"""Run in the built program before anything else: what it starts gets the system's libraries.

PyInstaller's loader puts the folder's libraries before all others by a variable that other
programs, such as the mail program that opens a draft, inherit and then fail with.
"""

import os

NAME = "LD_LIBRARY_PATH"
_before = os.environ.pop(f"{NAME}_ORIG", None)
if _before is None:
    os.environ.pop(NAME, None)
else:
    os.environ[NAME] = _before
