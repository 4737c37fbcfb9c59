"""What the evaluation's `training` command wrote: texts of the development part with label, fold and unit."""

import gzip
import json
from dataclasses import dataclass

FAMILIES = ("sqli", "xss", "command", "traversal", "xxe", "template", "code", "nosql", "prototype", "ssrf")
TRAINING_FOLDS, VALIDATION_FOLD, TEST_FOLD = (0, 1, 2), 3, 4
HEADERS = {"user_agent", "headers_values", "headers_names", "referer"}
FORMS_AT_MOST = 6


@dataclass
class Sample:
    id: str
    corpus: str
    source: str
    unit: str
    fold: int
    family: str  # of attacks; "benign" for the rest
    certain: frozenset
    unsure: frozenset
    forms: list  # (source, text, classes, steps)
    long: bool


def read_samples(path):
    """Every sample on one side of the line, those that were reviewed by their review."""
    with gzip.open(path, "rt") as lines:
        for line in lines:
            sample = _to_sample(json.loads(line))
            if sample is not None:
                yield sample


def _to_sample(row):
    label = row.get("review") or ("attack" if row["attack"] else "benign")
    if label not in ("attack", "benign") or row["family"] == "either":
        return None
    family = row["family"] if label == "attack" else "benign"
    if family not in FAMILIES + ("benign",):
        return None
    # Pieces that were never shown to do anything teach the wrong lesson: paranoia 3-4 of CRS is unusual text.
    if row["corpus"] == "crs" and family != "benign" and "3-4" in row["source"]:
        return None
    forms = [form for form in row["forms"] if form[1] != ""]
    return Sample(
        id=row["id"],
        corpus=row["corpus"],
        source=row["source"],
        unit=row["unit"],
        fold=row["fold"],
        family=family,
        certain=frozenset(row["certain"]),
        unsure=frozenset(row["unsure"]),
        forms=row["forms"] if row["corpus"] == "requests" else forms,
        long=any(len(form[1]) >= 4000 for form in forms),
    )


def texts_of(sample):
    """The texts that the model could be asked about, where an attack may hide."""
    forms = [form for form in sample.forms if form[1] != ""]
    inner = [form for form in forms if form[0] not in HEADERS]
    chosen = inner or forms
    return [form[1] for form in (chosen if sample.family == "benign" else chosen[-FORMS_AT_MOST:])]


def holds_text(sample):
    """Whether a sample says anything that was not seen before: browsers send the same requests again."""
    return sample.corpus != "requests" or any(form[1] for form in sample.forms if form[0] not in HEADERS)
