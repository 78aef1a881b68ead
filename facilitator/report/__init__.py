"""Documents from a protocol: composed once with all words in place, then written as PDF."""
