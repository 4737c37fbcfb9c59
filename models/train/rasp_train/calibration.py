"""Makes a logit a probability, and the validated threshold the one that is the default."""

import numpy as np

from .dataset import FAMILIES

DEFAULTS = {"xss": 0.6, "sqli": 0.725}
OTHERS = 0.75
MARGIN = 3.0  # of log-odds, beyond the loudest harmless text of the validation fold


def logit(probability):
    return np.log(probability / (1 - probability))


def calibrate(logits, family, quiet, weight):
    """Slope, shift and threshold of each label: the default threshold lies beyond the texts of `quiet`."""
    slopes, shifts, thresholds = [], [], []
    harmless = logits[quiet]
    for label, name in enumerate(FAMILIES):
        threshold = DEFAULTS.get(name, OTHERS)
        slope = _slope(logits[:, label], family == label, weight)
        edge = slope * float(harmless[:, label].max()) + MARGIN
        slopes.append(slope)
        shifts.append(float(logit(threshold)) - edge)
        thresholds.append(threshold)
    return np.array(slopes, np.float32), np.array(shifts, np.float32), thresholds


def _slope(logits, positive, weight):
    """Platt's slope, by Newton's method; between a quarter and four, so that scores stay readable."""
    scale, shift = 1.0, 0.0
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(scale * logits + shift, -30, 30)))
        error = weight * (chance - positive)
        curve = weight * chance * (1 - chance) + 1e-9
        gradient = np.array([(error * logits).sum(), error.sum()])
        hessian = np.array([[(curve * logits**2).sum(), (curve * logits).sum()], [(curve * logits).sum(), curve.sum()]])
        step = np.linalg.solve(hessian + 1e-6 * np.eye(2), gradient)
        scale, shift = scale - step[0], shift - step[1]
    return float(np.clip(scale, 0.25, 4))
