"""Makes what is handed to people out of a checkout: the folder, its archive, the installers."""
