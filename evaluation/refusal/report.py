"""What the calibrated scale does to questions that it has not seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from evaluation.measures.intervals import interval
from evaluation.measures.refusal import auroc, risk_coverage
from evaluation.refusal.asked import Asked
from evaluation.refusal.fit import Numbers
from index.evidence import Judged
from index.evidence.scale import Scale

_COVERAGES = (0.2, 0.4, 0.6, 0.8, 1.0)


def written(
    questions: Sequence[Asked],
    found: Sequence[Judged],
    sure: Numbers,
    correct: Sequence[bool],
    scale: Scale,
    name: str,
) -> str:
    """The report as Markdown: rates with 95 % bootstrap intervals, by kind; thresholds; risk and coverage.

    ``sure``: the confidence in an answer to each question; ``correct``: whether it is right.
    """
    lines = [f"## {name}: {len(questions)} questions", "", f"Scale: {scale.calibrated}", ""]
    lines += _rates(questions, sure, scale.threshold)
    lines += ["", *_thresholds(questions, sure, scale.threshold)]
    lines += ["", *_kinds(questions, found, sure, scale.threshold)]
    lines += ["", *_risk(sure, correct)]
    return "\n".join(lines) + "\n"


def _sorts(questions: Sequence[Asked]) -> dict[str, list[int]]:
    sorts: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(questions):
        sort = f"answerable, {each.wording}" if each.answerable else "unanswerable"
        sorts[sort].append(at)
        sorts[f"{sort} (source {each.source})"].append(at)
    return dict(sorted(sorts.items()))


def _rates(questions: Sequence[Asked], sure: Numbers, threshold: float) -> list[str]:
    lines = [f"| at threshold {threshold} | refused | 95 % interval | n |", "|---|---|---|---|"]
    for sort, those in _sorts(questions).items():
        share = interval([float(sure[at] < threshold) for at in those])
        lines.append(f"| {sort} | {share.mean:.3f} | {share.low:.3f}–{share.high:.3f} | {share.n} |")
    lines.append("")
    for wording in sorted({each.wording for each in questions if each.answerable}):
        some = [at for at, each in enumerate(questions) if not each.answerable or each.wording == wording]
        area = auroc([sure[at] for at in some], [questions[at].answerable for at in some])
        lines.append(f"AUROC, {wording} against unanswerable: {area:.3f}.")
    return lines


def _thresholds(questions: Sequence[Asked], sure: Numbers, chosen: float) -> list[str]:
    sorts = _sorts(questions)
    lines = [f"| threshold | {' | '.join(sorts)} |", "|---" * (len(sorts) + 1) + "|"]
    for threshold in sorted({*(step / 10 for step in range(1, 10)), chosen}):
        shares = [sum(sure[at] < threshold for at in those) / len(those) for those in sorts.values()]
        mark = " (used)" if threshold == chosen else ""
        lines.append(f"| {threshold}{mark} | {' | '.join(f'{share:.2f}' for share in shares)} |")
    return lines


def _kinds(questions: Sequence[Asked], found: Sequence[Judged], sure: Numbers, threshold: float) -> list[str]:
    kinds: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(questions):
        if not each.answerable:
            kinds[each.kind].append(at)
    lines = ["| unanswerable | refused | of | by rule |", "|---|---|---|---|"]
    for kind, those in sorted(kinds.items()):
        refused = sum(sure[at] < threshold for at in those)
        ruled = sum(found[at].ruled is not None or not any(s.holds for s in found[at].supports) for at in those)
        lines.append(f"| {kind} | {refused} | {len(those)} | {ruled} |")
    return lines


def _risk(sure: Numbers, correct: Sequence[bool]) -> list[str]:
    """An answer is right if its best passage is of a unit that answers."""
    curve = risk_coverage(sure.tolist(), correct)
    lines = ["| answered | of these wrong |", "|---|---|"]
    for coverage in _COVERAGES:
        point = min(curve, key=lambda point: abs(point.coverage - coverage))
        lines.append(f"| {point.coverage:.2f} | {point.risk:.3f} |")
    return lines
