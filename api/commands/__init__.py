"""Commands of the command line; each module exports ``COMMANDS``. What is slow is imported when it runs."""
