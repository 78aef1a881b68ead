"""`facilitator self-test`: tries all of the program in a temporary folder, off-screen."""
