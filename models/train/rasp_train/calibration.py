"""Makes a logit a probability, and the validated threshold the one that is the default."""

import numpy as np

from .dataset import FAMILIES, FOLDS

DEFAULTS = {"xss": 0.6, "sqli": 0.725}
OTHERS = 0.75
# Of log-odds, beyond the loudest harmless text: a label's margin is the least at which no fold raises an alarm against the
# loudest of the others, and a little more.
MARGINS = np.arange(0.25, 4.25, 0.25)
SAFETY = 0.5

THRESHOLDS = [DEFAULTS.get(family, OTHERS) for family in FAMILIES]


def logit(probability):
    return np.log(probability / (1 - probability))


def slopes_of(logits, family):
    """Platt's slope of each label."""
    return np.array([_slope(logits[:, label], family == label) for label in range(len(FAMILIES))], np.float32)


def margins_of(scaled, quiet, folds):
    """Each label's margin."""
    loudest = beyond_of(scaled, quiet, folds, 0)[quiet].max(0)
    return np.array([next((m for m in MARGINS if m > loud), MARGINS[-1]) + SAFETY for loud in loudest], np.float32)


def shifts_of(scaled, quiet, margins):
    """What is added to each label's logit so that its default threshold lies its margin beyond the texts of `quiet`."""
    return (logit(np.array(THRESHOLDS)) - scaled[quiet].max(0) - margins).astype(np.float32)


def beyond_of(scaled, quiet, folds, margins):
    """How far each sample lies beyond each label's threshold, in log-odds, where its own fold had no say in it."""
    beyond = np.empty_like(scaled)
    for fold in range(FOLDS):
        own = folds == fold
        if own.any():
            beyond[own] = scaled[own] - scaled[quiet & ~own].max(0) - margins
    return beyond


def _slope(logits, positive):
    """By Newton's method; between a quarter and four, so that scores stay readable."""
    scale, shift = 1.0, 0.0
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(scale * logits + shift, -30, 30)))
        error = chance - positive
        curve = chance * (1 - chance) + 1e-9
        gradient = np.array([(error * logits).sum(), error.sum()])
        hessian = np.array([[(curve * logits**2).sum(), (curve * logits).sum()], [(curve * logits).sum(), curve.sum()]])
        step = np.linalg.solve(hessian + 1e-6 * np.eye(2), gradient)
        scale, shift = scale - step[0], shift - step[1]
    return float(np.clip(scale, 0.25, 4))
