"""Who is responsible for an action, takes part in it or is mentioned in it, and how many are."""

from __future__ import annotations

import re
from functools import partial

from index.check import roles
from index.check.frames.frame import Frame, Letters

_AMONG = re.compile(
    r"\b(?:one of|among|amongst|includ(?:e|es|ing|ed)|also|partly|in part|others|co-responsible|inter alia|help(?:s|ed)?|too|as well)\b"
)
_ROLES = (
    re.compile(r"A[vmnodht]*[uUe][uvwWgV]*[ob]*G[ou]?"),
    re.compile(r"[ob]?G[obt]*[vmnohtxbd]*[uUe][uvwWb]*[DW]*A[o]?"),
    re.compile(r"[bu][uWwVg]*A[vmnoh]*[uUgWw]*[ob]?Go?"),
    re.compile(r"G[vn]+b[uWw]*A"),
    re.compile(r"A[vmnohx]*[b][vuW]*G"),
    re.compile(r"A[x]G[u]"),
)
_LEADLESS = re.compile(r"A[vh]*n[h]*U|n[UW]+[vxd]*[Wg]*A|A[vh]nUb?")
_INVOLVED = (re.compile(r"A[vmno]*j[wW]*G"), re.compile(r"G[vmno]*j[wWg]*A"))
_MENTIONED = (re.compile(r"A[vmno]*x[W]*[ob]*G(?!u)"), re.compile(r"G[vmno]*x[wWg]*A"))
_BODIES = (
    re.compile(r"[>}<{oq]?Nu?b[vmu]*[WwgV]*A"),
    re.compile(r"A[vh]*[>}<{oq]?Nu?b"),
    re.compile(r"A[vu]+[w]*[>}<{oq]?Nb"),
)


class Who(Frame):
    """Bodies and their parts in actions."""

    def read(self, reading: Letters) -> None:
        self._bodies(reading)
        self._roles(reading)

    def _roles(self, reading: Letters) -> None:
        match = _LEADLESS.search(reading.left)
        if match and (subject := reading.item(match, "A")):
            self.add(reading, match, "body", self.each(subject, partial(roles.no_lead, self.facts)))
        for patterns, kind in ((_ROLES, "role"), (_INVOLVED, "involved"), (_MENTIONED, "mentioned")):
            for pattern in patterns:
                for match in list(pattern.finditer(reading.left)):
                    if "_" not in match.group():
                        self._role(reading, match, kind)

    def _role(self, reading: Letters, match: re.Match[str], kind: str) -> None:
        subject, bodies = reading.item(match, "A"), reading.item(match, "G")
        codes = match.group()
        before = reading.left[match.start() - 1 : match.start()]
        if subject is None or bodies is None or codes.count("n") + (before == "n") > 1:
            return
        outside = reading.left[: match.start()] + reading.left[match.end() :]
        if outside.count("n") > (before == "n"):
            return  # a denial that stands apart from these words may be of them all the same
        first = match.start()
        if before == "n":  # "neither … nor", "not Frontex is …"
            first -= 1
        denied = "n" in codes or before == "n"
        if any(self._loosely(reading, i) for i in range(*match.span())):
            return
        among = bool(_AMONG.search(reading.clause.words))  # there may be others
        if among and "o" in codes:
            return
        names = tuple(dict.fromkeys(bodies.value))
        facts = self.facts
        if kind == "involved":
            if "o" in codes:
                return
            rulings = self.each(subject, partial(roles.involved, facts, names=names, denied=denied))
        elif kind == "mentioned":
            if "o" in codes:
                return
            rulings = self.each(subject, partial(roles.mentioned, facts, names=names, denied=denied))
        elif "U" in codes:
            if "o" in codes:
                return
            rulings = self.each(subject, partial(roles.lead, facts, names=names, denied=denied))
        else:
            exact = bool(re.match("[bu][uWwVg]*A|A[vmnohx]*b|A[vmn]*ub", codes)) and "x" not in codes and not among
            either = bodies.joined == "or" and not denied
            rulings = self.each(
                subject,
                partial(
                    roles.responsible, facts, names=names, denied=denied, only="o" in codes, either=either, exact=exact
                ),
            )
        self.add(reading, match, "body", rulings)
        if first < match.start():
            reading.take(first, match.start())

    def _loosely(self, reading: Letters, at: int) -> bool:
        """Whether an "only" stands apart from the bodies: "CEPOL is only responsible for Action 46" says either."""
        left, item = reading.left, reading.clause.items[at]
        if left[at] != "o" or "G" in left[max(0, at - 1) : at + 2] or left[at + 1 : at + 3] in ("tG", "bG"):
            return False
        return left[at - 1 : at] == "A" or self.laws.text[item.start : item.end].lower() in ("only", "just", "merely")

    def _bodies(self, reading: Letters) -> None:
        """How many bodies are responsible for an action."""
        for pattern in _BODIES:
            for match in list(pattern.finditer(reading.left)):
                subject, number = reading.item(match, "A"), reading.item(match, "N")
                how = next((code for code in match.group() if code in ">}<{q"), "=")
                if subject is None or number is None or how == "q":
                    continue
                said = int(number.value)
                rulings = self.each(subject, partial(roles.how_many, self.facts, said=said, compared=how))
                self.add(reading, match, "number", rulings)
