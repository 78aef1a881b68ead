"""Where a session begins: the start page, and the window that sets a session up."""
