"""The released kind of model: an embedding of hashed n-grams, summed over a window, and a small network."""

import time

import numpy as np
import torch
from torch import nn

from .dataset import FAMILIES

OTHER_LABELS = 0.1
# What was never seen has to say little: rows of n-grams that training does not meet keep what they began with.
FIRST_SPREAD = 0.05


class Network(nn.Module):
    def __init__(self, shape, width=16, hidden=32):
        super().__init__()
        self.table = nn.EmbeddingBag((1 << shape.bits) + 1, width, mode="sum", padding_idx=0)
        nn.init.normal_(self.table.weight, std=FIRST_SPREAD)
        with torch.no_grad():
            self.table.weight[0] = 0
        self.first = nn.Linear(width, hidden)
        self.second = nn.Linear(hidden, len(FAMILIES))

    def forward(self, rows, offsets, scales):
        summed = self.table(rows, offsets) * scales[:, None]
        return self.second(torch.relu(self.first(summed)))


def logits_of(network, windows, samples, batch=2_000):
    """The greatest logit of the windows of each sample of those numbers, a column a label."""
    best = np.full((len(samples), len(FAMILIES)), -1e9, np.float32)
    network.eval()
    with torch.no_grad():
        for first in range(0, len(samples), batch):
            chosen = samples[first : first + batch]
            rows, offsets, scales, owner = windows.batch(chosen)
            out = network(*map(torch.from_numpy, (rows.astype(np.int64), offsets, scales))).numpy()
            np.maximum.at(best, first + owner, out)
    return best


def train(network, windows, chosen_samples, weights, epochs, seed, say=print, batch=128, rate=4e-3):
    """Fits to the samples of those numbers by Adam; an attack counts by its best window, harmless text by each."""
    torch.manual_seed(seed)
    generator = np.random.default_rng(seed)
    optimizer = torch.optim.Adam(network.parameters(), lr=rate)
    steps = epochs * (len(chosen_samples) // batch + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps, pct_start=0.15)
    started = time.monotonic()
    for epoch in range(epochs):
        order = generator.permutation(chosen_samples)
        network.train()
        total = 0.0
        for first in range(0, len(order), batch):
            chosen = order[first : first + batch]
            loss = _loss(network, windows, chosen, weights)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        say(f"  epoch {epoch + 1}/{epochs}: loss {total / (len(order) / batch):.4f}, {time.monotonic() - started:.0f} s")


def _loss(network, windows, chosen, weights):
    rows, offsets, scales, owner = windows.batch(chosen)
    out = network(*map(torch.from_numpy, (rows.astype(np.int64), offsets, scales)))
    owner = torch.from_numpy(owner)
    family = torch.from_numpy(windows.family[chosen])
    weight = torch.from_numpy(weights[chosen])
    harmless = (family < 0)[owner]
    quiet = (nn.functional.softplus(out[harmless]).sum(1) * weight[owner][harmless]).sum()
    best = torch.full((len(chosen), out.shape[1]), -1e9).scatter_reduce(
        0, owner[:, None].expand_as(out), out, "amax", include_self=True
    )
    attacks = torch.nonzero(family >= 0)[:, 0]
    own = best[attacks, family[attacks]]
    loud = (nn.functional.softplus(-own) * weight[attacks]).sum()
    strange = nn.functional.softplus(best[attacks])
    known = torch.from_numpy(windows.certain[chosen])[attacks]
    known[torch.arange(len(attacks)), family[attacks]] = True
    confused = (strange * ~known).sum() * OTHER_LABELS
    return (quiet + loud + confused) / len(chosen)
