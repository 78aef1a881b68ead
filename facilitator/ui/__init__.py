"""Windows: the console, the audience screen and the start page. Never imports the store."""
