"""Which texts the model is asked about: a weight for each character class, and a threshold that few requests reach."""

import numpy as np
from sklearn.linear_model import LogisticRegression

from .dataset import FAMILIES, HEADERS, texts_of

CLASSES = 31
BROWSERS = HEADERS | {"cookies"}
REQUESTS_AT_MOST = 0.022  # 3 % is allowed; sites differ
UNSURE_AT_MOST = 0.003
REQUEST_VALUES = 0.4


def fit_gate(samples, seed):
    """Learns weights from real requests and from attacks: from all of them, for what a grammar misses is rare, and what
    none knows yet looks like what others know."""
    generator = np.random.default_rng(seed)
    rows, labels = [], []
    for sample in samples:
        classes = _classes_of(sample)
        if sample.corpus == "requests":
            kept = [value for value in classes if generator.random() < REQUEST_VALUES]
            rows += kept
            labels += [0] * len(kept)
        elif sample.family != "benign" and classes:
            rows.append(classes[-1])
            labels.append(1)
    model = LogisticRegression(max_iter=400, class_weight="balanced").fit(_bits(rows), labels)
    weights = np.round(model.coef_[0], 3)
    requests = [sample for sample in samples if sample.corpus == "requests"]
    threshold = round(float(np.quantile(oddness_of(requests, weights), 1 - REQUESTS_AT_MOST)), 3) + 0.001
    return {"weights": weights.tolist(), "threshold": round(threshold, 3), "unsure": _heeded(requests)}


def asked(samples, gate):
    """Whether the model would be asked about a text of each sample, and how odd the oddest of its texts is."""
    oddness = oddness_of(samples, np.array(gate["weights"]))
    heeded = frozenset(gate["unsure"])
    unsure = np.array([bool(sample.unsure & heeded) for sample in samples])
    return unsure | (oddness > gate["threshold"]), oddness


def seen_by(gate):
    """Which texts of a sample the model would see: what is odd, all where a grammar is unsure; of what it would not be
    asked about, all. Repeated texts of browsers are kept without their words: they are odd elsewhere."""
    weights, heeded = np.array(gate["weights"]), frozenset(gate["unsure"])

    def texts(sample):
        if sample.unsure & heeded:
            return texts_of(sample)
        forms = [form for form in sample.forms if form[0] not in BROWSERS]
        odd = _bits([form[2] for form in forms]) @ weights > gate["threshold"]
        return [form[1] for form, is_odd in zip(forms, odd) if is_odd and form[1] != ""] if odd.any() else texts_of(sample)

    return texts


def oddness_of(samples, weights):
    """The greatest sum of weights among the texts of each sample; those that browsers write do not count."""
    values = [_classes_of(sample) for sample in samples]
    owners = np.repeat(np.arange(len(samples)), [len(classes) for classes in values])
    sums = _bits([value for classes in values for value in classes]) @ weights
    oddest = np.full(len(samples), -np.inf)
    np.maximum.at(oddest, owners, sums)
    return oddest


def _classes_of(sample):
    return [form[2] for form in sample.forms if form[0] not in BROWSERS]


def _heeded(requests):
    """Checks that are unsure of so few requests that the model can look at all of them."""
    counts = {}
    for sample in requests:
        for check in sample.unsure:
            counts[check] = counts.get(check, 0) + 1
    return [check for check in FAMILIES if counts.get(check, 0) <= UNSURE_AT_MOST * len(requests)]


def _bits(classes):
    return (np.array(classes, dtype=np.int64).reshape(-1, 1) >> np.arange(CLASSES)) & 1
