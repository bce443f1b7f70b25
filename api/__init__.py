"""The faces of Vouch: HTTP, pages, search box and command line. No logic lives here."""
