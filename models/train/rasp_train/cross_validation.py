"""Scores of every sample by a network that did not learn from its fold."""

import numpy as np
import torch

from .dataset import FAMILIES, FOLDS
from .network import Network, logits_of, train


def fit(shape, windows, chosen, weights, options):
    """One network, from the samples of the numbers `chosen`."""
    torch.manual_seed(options["seed"])
    network = Network(shape)
    train(network, windows, np.nonzero(chosen)[0], weights, options["epochs"], options["seed"], options["say"])
    return network


def cross_validate(shape, windows, drawn, weights, options):
    """The logits of all samples, each by the network of the other folds. `windows`: to learn from, to judge by."""
    to_learn, to_judge = windows
    folds = np.array([sample.fold for sample in to_judge.samples])
    logits = np.empty((len(folds), len(FAMILIES)), np.float32)
    for fold in range(FOLDS):
        own = np.nonzero(folds == fold)[0]
        if len(own) == 0:
            continue
        options["say"](f"without fold {fold}")
        network = fit(shape, to_learn, drawn & (folds != fold), weights, options)
        logits[own] = logits_of(network, to_judge, own)
    return logits
