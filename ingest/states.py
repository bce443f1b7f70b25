"""The states of which a record may say that an act binds them: the Member States, and the United Kingdom.

Codes are ISO 3166-1 alpha-2; the institutions write EL and UK for GR and GB (Interinstitutional Style
Guide, 7.1), so both are accepted.
"""

from __future__ import annotations

STATES = {
    "AT": "Austria",
    "BE": "Belgium",
    "BG": "Bulgaria",
    "CY": "Cyprus",
    "CZ": "Czechia",
    "DE": "Germany",
    "DK": "Denmark",
    "EE": "Estonia",
    "ES": "Spain",
    "FI": "Finland",
    "FR": "France",
    "GB": "the United Kingdom",
    "GR": "Greece",
    "HR": "Croatia",
    "HU": "Hungary",
    "IE": "Ireland",
    "IT": "Italy",
    "LT": "Lithuania",
    "LU": "Luxembourg",
    "LV": "Latvia",
    "MT": "Malta",
    "NL": "the Netherlands",
    "PL": "Poland",
    "PT": "Portugal",
    "RO": "Romania",
    "SE": "Sweden",
    "SI": "Slovenia",
    "SK": "Slovakia",
}
_ALSO = {"EL": "GR", "UK": "GB", "CZECH REPUBLIC": "CZ"}


def state_code(written: str) -> str:
    """The code of a state given by code or English name.

    Raises:
        ValueError: it is no Member State and not the United Kingdom.
    """
    text = " ".join(written.split()).upper().removeprefix("THE ")
    text = _ALSO.get(text, text)
    for code, name in STATES.items():
        if text in (code, name.upper().removeprefix("THE ")):
            return code
    raise ValueError(f"no state {written!r}; a Member State's name or code is accepted ({', '.join(STATES)})")
