"""The commands of ``vouch``, one module a theme."""
