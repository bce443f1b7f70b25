"""Names of places that a general reader knows: countries, their people, continents, regions, large cities.

Geography only, in English; used to tell whether a sentence names a place at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Span

_COUNTRIES = (
    "Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahamas|Bahrain|"
    "Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia and Herzegovina|Botswana|Brazil|Brunei|"
    "Bulgaria|Burkina Faso|Burundi|Cambodia|Cameroon|Canada|Cape Verde|Cabo Verde|Chad|Chile|China|Colombia|Comoros|"
    "Congo|Costa Rica|Croatia|Cuba|Cyprus|Czechia|Czech Republic|Denmark|Djibouti|Dominican Republic|Ecuador|Egypt|"
    "El Salvador|Eritrea|Estonia|Eswatini|Ethiopia|Fiji|Finland|France|Gabon|Gambia|Georgia|Germany|Ghana|Greece|"
    "Grenada|Guatemala|Guinea|Guinea-Bissau|Guyana|Haiti|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|"
    "Israel|Italy|Ivory Coast|Côte d'Ivoire|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kosovo|Kuwait|Kyrgyzstan|Laos|"
    "Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Madagascar|Malawi|Malaysia|Maldives|Mali|"
    "Malta|Mauritania|Mauritius|Mexico|Moldova|Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal|"
    "Netherlands|New Zealand|Nicaragua|Niger|Nigeria|North Korea|North Macedonia|Norway|Oman|Pakistan|Palestine|Panama|"
    "Papua New Guinea|Paraguay|Peru|Philippines|Poland|Portugal|Qatar|Romania|Russia|Russian Federation|Rwanda|"
    "San Marino|Saudi Arabia|Senegal|Serbia|Seychelles|Sierra Leone|Singapore|Slovakia|Slovenia|Somalia|South Africa|"
    "South Korea|South Sudan|Spain|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|"
    "Thailand|Togo|Trinidad and Tobago|Tunisia|Turkey|Türkiye|Turkmenistan|Uganda|Ukraine|United Arab Emirates|"
    "United Kingdom|UK|Great Britain|United States|United States of America|USA|Uruguay|Uzbekistan|Vatican|Venezuela|"
    "Vietnam|Yemen|Zambia|Zimbabwe|Hong Kong|Gibraltar|Greenland|Puerto Rico"
)
_REGIONS = (
    "Africa|North Africa|West Africa|Asia|Central Asia|South-East Asia|Southeast Asia|Latin America|South America|"
    "Central America|North America|Caribbean|Western Balkans?|Balkans?|Middle East|Eastern Partnership|Sahel|Oceania|"
    "Scandinavia|Iberia|Andes|Mediterranean|Baltic|Nordic|Schengen|European Economic Area|EEA|Atlantic|Pacific|"
    "Indian Ocean|Black Sea|North Sea|Europe"
)
_CITIES = (
    "Amsterdam|Athens|Barcelona|Beijing|Belgrade|Berlin|Bern|Bogotá|Bratislava|Brussels|Bucharest|Budapest|Copenhagen|"
    "Dublin|Frankfurt|Geneva|Hamburg|Antwerp|Rotterdam|Helsinki|Istanbul|Kyiv|Kabul|Lisbon|Ljubljana|London|Luxembourg|"
    "Lyon|Madrid|Marseille|Milan|Moscow|Munich|Naples|New York|Nicosia|Oslo|Paris|Prague|Riga|Rome|Sarajevo|Sofia|"
    "Stockholm|Strasbourg|Tallinn|The Hague|Tirana|Tokyo|Valletta|Vienna|Vilnius|Warsaw|Washington|Zagreb|Zurich"
)
_PLACE = re.compile(rf"(?<![\w-])(?:{_COUNTRIES}|{_REGIONS}|{_CITIES})(?!\w)")
# A proper noun that a common noun makes a place: "port of Rotterdam", "the Azov region".
_MADE = re.compile(
    r"\b(?:port|city|town|region|province|county|airport|harbour|prison|island|village|district) of [A-Z]\w+|"
    r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)? (?:region|province|county|airport|prison|island|harbour)\b"
)


def places(text: str) -> Iterator[Span]:
    """Where ``text`` names a place."""
    for pattern in (_PLACE, _MADE):
        for match in pattern.finditer(text):
            yield Span(*match.span())


_SORTED = {"country": _COUNTRIES, "region": _REGIONS.removesuffix("|Europe"), "city": _CITIES}


def known(sort: str) -> int:
    """How many names of a sort of place (``country``, ``region``, ``city``) there are to be told."""
    return _SORTED[sort].count("|") + 1


def of_sort(text: str, sort: str) -> Iterator[Span]:
    """Where ``text`` names a place of a sort, Europe itself aside."""
    for match in re.finditer(rf"(?<![\w-])(?:{_SORTED[sort]})(?!\w)", text):
        yield Span(*match.span())


PEOPLE = frozenset(
    {
        "austrian", "belgian", "bulgarian", "croatian", "cypriot", "czech", "danish", "estonian", "finnish", "french", "german", "greek",
        "hungarian", "irish", "italian", "latvian", "lithuanian", "luxembourgish", "maltese", "dutch", "polish", "portuguese", "romanian", "slovak",
        "slovenian", "spanish", "swedish"
    }
)
"""Folded words for what is of one of the Member States, in English."""

METONYMS = frozenset(_CITIES.lower().replace("|", " ").split()) | {"europe", "european"}
"""Folded words by which people mean the government or institutions seated there, or the Union: a text
need not name them."""
