"""Texts as windows of n-grams in flat arrays, each sample a range of windows."""

import random

import numpy as np

from .dataset import FAMILIES, texts_of
from .features import normalise, rows_of

WINDOWS_AT_MOST = 8
WINDOWS_OF_A_REQUEST = 16
CHUNK = 4_000


class Windows:
    """Samples as numbers: `rows` of all windows, the windows of each sample, its label. To learn from, attacks are padded
    and a few windows are enough; to judge by, `texts` says which texts of a sample the model would see."""

    def __init__(self, samples, shape, seed, texts=None):
        self.samples = samples
        pad = texts is None
        self.shape = shape
        generator = random.Random(seed)
        padding = [text for s in samples if s.family == "benign" and s.corpus == "texts" for text in texts_of(s)]
        rows, counts, ends = [], [], []
        for first in range(0, len(samples), CHUNK):
            windows = []
            for sample in samples[first : first + CHUNK]:
                windows += _windows_of(sample, shape, padding, generator) if pad else _all_windows_of(texts(sample), shape)
                ends.append(sum(map(len, counts)) + len(windows))
            chunk_rows, _, chunk_counts = rows_of(windows, shape)
            rows.append(chunk_rows)
            counts.append(chunk_counts)
        self.rows = np.concatenate(rows)
        self.counts = np.concatenate(counts)
        self.starts = np.concatenate([[0], np.cumsum(self.counts)[:-1]])
        self.ends = np.array(ends)
        self.begins = np.concatenate([[0], self.ends[:-1]])
        self.family = np.array([FAMILIES.index(s.family) if s.family != "benign" else -1 for s in samples])
        self.certain = np.array([[family in s.certain for family in FAMILIES] for s in samples])

    def batch(self, chosen):
        """The rows and offsets of the windows of some samples, each window's scale, and which sample it is of."""
        windows = _ranges(self.begins[chosen], self.ends[chosen])
        owner = np.repeat(np.arange(len(chosen)), self.ends[chosen] - self.begins[chosen])
        counts = self.counts[windows]
        rows = self.rows[_ranges(self.starts[windows], self.starts[windows] + counts)]
        offsets = np.concatenate([[0], np.cumsum(counts)[:-1]])
        return rows, offsets, (1 / np.sqrt(np.maximum(1, counts))).astype(np.float32), owner


def _windows_of(sample, shape, padding, generator):
    windows = []
    for text in dict.fromkeys(texts_of(sample)):
        if sample.family != "benign" and len(text) < 90 and generator.random() < 0.25:
            text = _padded(text, generator.choice(padding), generator)
        windows += _split(normalise(text), shape)
    if len(windows) > WINDOWS_AT_MOST:
        windows = generator.sample(windows, WINDOWS_AT_MOST) if sample.family == "benign" else windows[:WINDOWS_AT_MOST]
    return windows or [normalise("")]


def _all_windows_of(texts, shape):
    windows = [window for text in dict.fromkeys(texts) for window in _split(normalise(text), shape)]
    return windows[:WINDOWS_OF_A_REQUEST] or [normalise("")]


def _padded(text, harmless, generator):
    """Harmless text before, after or around: what stands beside an attack must not hide it."""
    piece = harmless[: generator.randrange(10, 60)]
    where = generator.randrange(3)
    return f"{piece} {text}" if where == 0 else f"{text} {piece}" if where == 1 else f"{piece} {text} {piece}"


def _split(symbols, shape):
    starts = list(range(0, len(symbols) - shape.window, shape.stride)) + [max(0, len(symbols) - shape.window)]
    return [symbols[start : start + shape.window] for start in starts]


def _ranges(begins, ends):
    lengths = ends - begins
    total = int(lengths.sum())
    steps = np.ones(total, dtype=np.int64)
    filled = lengths > 0
    begins, lengths = begins[filled], lengths[filled]
    heads = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    steps[heads] = begins - np.concatenate([[0], (begins + lengths - 1)[:-1]])
    return np.cumsum(steps)
