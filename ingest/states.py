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
#: How French, German and Spanish name them, where not as English does; several spellings are parted by a bar.
ABROAD = {
    "AT": "Autriche|Österreich", "BE": "Belgique|Belgien|Bélgica", "BG": "Bulgarie|Bulgarien", "CY": "Chypre|Zypern|Chipre",
    "CZ": "Tchéquie|Tschechien|Chequia|Czech Republic", "DE": "Allemagne|Deutschland|Alemania", "DK": "Danemark|Dänemark|Dinamarca",
    "EE": "Estonie|Estland", "ES": "Espagne|Spanien|España", "FI": "Finlande|Finnland|Finlandia", "FR": "Frankreich|Francia",
    "GB": "Royaume-Uni|Vereinigtes Königreich|Vereinigte Königreich|Reino Unido|Great Britain|Britain", "GR": "Grèce|Griechenland|Grecia",
    "HR": "Croatie|Kroatien|Croacia", "HU": "Hongrie|Ungarn|Hungría", "IE": "Irlande|Irland|Irlanda", "IT": "Italie|Italien|Italia",
    "LT": "Lituanie|Litauen|Lituania", "LU": "Luxemburg|Luxemburgo", "LV": "Lettonie|Lettland|Letonia", "MT": "Malte",
    "NL": "Pays-Bas|Niederlande|Niederlanden|Países Bajos", "PL": "Pologne|Polen|Polonia", "PT": "",
    "RO": "Roumanie|Rumänien|Rumanía", "SE": "Suède|Schweden|Suecia", "SI": "Slovénie|Slowenien|Eslovenia",
    "SK": "Slovaquie|Slowakei|Eslovaquia",
}  # fmt: skip
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
