"""Which texts the model is asked about: a weight for each character class, and a threshold that few requests reach."""

import numpy as np
from sklearn.linear_model import LogisticRegression

from .dataset import HEADERS

CLASSES = 31
BROWSERS = HEADERS | {"cookies"}
REQUESTS_AT_MOST = 0.022  # 3 % is allowed; sites differ
UNSURE_AT_MOST = 0.003


def fit_gate(samples, seed):
    """Learns weights on the training folds from real requests and from attacks that no grammar is certain of."""
    generator = np.random.default_rng(seed)
    rows, labels = [], []
    for sample in samples:
        classes = [form[2] for form in sample.forms if form[0] not in BROWSERS]
        if sample.corpus == "requests":
            kept = [value for value in classes if generator.random() < 0.4]
            rows += kept
            labels += [0] * len(kept)
        elif sample.family != "benign" and not sample.certain and classes:
            rows.append(classes[-1])
            labels.append(1)
    model = LogisticRegression(max_iter=400, class_weight="balanced").fit(_bits(rows), labels)
    weights = np.round(model.coef_[0], 3)
    requests = [sample for sample in samples if sample.corpus == "requests"]
    oddest = np.array([_oddest(sample, weights) for sample in requests])
    threshold = round(float(np.quantile(oddest, 1 - REQUESTS_AT_MOST)), 3) + 0.001
    return {"weights": weights.tolist(), "threshold": threshold, "unsure": _heeded(requests)}


def asked(samples, gate):
    """Whether the model would be asked about a text of each sample."""
    weights = np.array(gate["weights"])
    heeded = frozenset(gate["unsure"])
    return np.array([bool(s.unsure & heeded) or _oddest(s, weights) > gate["threshold"] for s in samples])


def _heeded(requests):
    """Checks that are unsure of so few requests that the model can look at all of them."""
    counts = {}
    for sample in requests:
        for check in sample.unsure:
            counts[check] = counts.get(check, 0) + 1
    from .dataset import FAMILIES

    return [check for check in FAMILIES if counts.get(check, 0) <= UNSURE_AT_MOST * len(requests)]


def _bits(classes):
    return (np.array(classes, dtype=np.int64)[:, None] >> np.arange(CLASSES)) & 1


def _oddest(sample, weights):
    classes = [form[2] for form in sample.forms if form[0] not in BROWSERS]
    return float((_bits(classes) @ weights).max()) if classes else -np.inf
