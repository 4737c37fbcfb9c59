"""What the evaluation's `training` command wrote: texts of the development part with label, fold and unit."""

import gzip
import json
from dataclasses import dataclass

import numpy as np

FAMILIES = ("sqli", "xss", "command", "traversal", "xxe", "template", "code", "nosql", "prototype", "ssrf")
FOLDS = 5
HEADERS = {"user_agent", "headers_values", "headers_names", "referer"}
FORMS_AT_MOST = 6
# What training draws: rows of a generator are near-copies, and of what the model is never asked about a tenth shows enough.
OF_A_UNIT_AT_MOST = 300
SHOWN = 0.1
NEARLY_ODD = 0.9
# What imitates attacks, and is rare: all of it is learnt from.
IMITATIONS = {"texts", "dialects", "libinjection", "crs"}


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


def draw(samples, reached, oddness, seed):
    """Which samples are learnt from: those that the model would be asked about, harmless ones that are nearly so,
    attacks that no grammar is certain of, and some of the rest."""
    generator = np.random.default_rng(seed)
    requests = [sample.corpus == "requests" for sample in samples]
    nearly = np.quantile(oddness[requests], NEARLY_ODD)
    counts = {}
    chosen = np.zeros(len(samples), bool)
    for index in generator.permutation(len(samples)):
        sample = samples[index]
        shown = reached[index] or generator.random() < SHOWN
        if sample.family == "benign":
            chosen[index] = shown or sample.corpus in IMITATIONS or oddness[index] > nearly
        elif not sample.certain:
            chosen[index] = True
        elif shown:
            counts[sample.unit] = counts.get(sample.unit, 0) + 1
            chosen[index] = counts[sample.unit] <= OF_A_UNIT_AT_MOST
    return chosen
