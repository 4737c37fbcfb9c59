"""How texts become numbers: the same as packages/core/src/ml/features.ts, proven by golden.json."""

import re
from dataclasses import asdict, dataclass

import numpy as np

CONTROL, NOT_ASCII, EDGE, SPACE, NUMBER, WORD = 1, 2, 3, 32, 48, 97
MAX_TEXT_LENGTH = 16_384


@dataclass(frozen=True)
class Shape:
    window: int = 128
    stride: int = 64
    bits: int = 14
    characters: tuple = (3, 4)
    skeleton: tuple = (3, 5)

    def as_json(self):
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}


def _symbols():
    table = bytearray([CONTROL] * 128 + [NOT_ASCII] * 128)
    for unit in range(33, 127):
        table[unit] = unit
    for blank in (9, 10, 11, 12, 13, 32):
        table[blank] = SPACE
    for digit in range(48, 58):
        table[digit] = NUMBER
    for letter in range(65, 91):
        table[letter] = letter + 32
    return bytes(table)


SYMBOLS = _symbols()
RUNS = re.compile(rb" {2,}|0{2,}|\x02{2,}")
WORDS = re.compile(rb"[a-z_]+")


def normalise(text):
    """The symbols of a text, with its edges."""
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * MAX_TEXT_LENGTH].decode("utf-16-le", "surrogatepass")
    symbols = units.encode("utf-8", "surrogatepass").translate(SYMBOLS)
    return b"\x03" + RUNS.sub(lambda run: run[0][:1], symbols) + b"\x03"


def windows_of(text, shape, limit=None):
    """The symbols of each window; of too many, those in the order of the text that come first."""
    symbols = normalise(text)
    starts = list(range(0, len(symbols) - shape.window, shape.stride))
    starts.append(max(0, len(symbols) - shape.window))
    return [symbols[start : start + shape.window] for start in (starts[:limit] if limit else starts)]


def rows_of(windows, shape):
    """Rows of the table of n-grams for many windows: one flat array, and where each window's rows begin."""
    parts = []
    plain = _concatenate(windows)
    for n in shape.characters:
        parts.append(_hash_all(plain, n, n, shape.bits))
    skeletons = _concatenate([WORDS.sub(b"a", window) for window in windows])
    for n in shape.skeleton:
        parts.append(_hash_all(skeletons, n, 64 + n, shape.bits))
    owners = np.concatenate([owner for _, owner in parts])
    rows = np.concatenate([row for row, _ in parts])
    order = np.argsort(owners, kind="stable")
    counts = np.bincount(owners, minlength=len(windows))
    offsets = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.int64)
    return rows[order].astype(np.int32), offsets, counts


def _concatenate(windows):
    lengths = np.array([len(window) for window in windows], dtype=np.int64)
    flat = np.frombuffer(b"".join(windows), dtype=np.uint8).astype(np.uint32)
    return flat, np.repeat(np.arange(len(windows)), lengths)


def _hash_all(concatenated, n, seed, bits):
    flat, owner = concatenated
    count = len(flat) - n + 1
    if count <= 0:
        return np.zeros(0, np.uint32), np.zeros(0, np.int64)
    hashes = np.full(count, 0x811C9DC5 ^ seed, dtype=np.uint32)
    for offset in range(n):
        hashes = (hashes ^ flat[offset : offset + count]) * np.uint32(0x01000193)
    hashes = (hashes ^ (hashes >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    hashes ^= hashes >> np.uint32(13)
    inside = owner[:count] == owner[n - 1 :]
    return (1 + (hashes & np.uint32((1 << bits) - 1)))[inside], owner[:count][inside]
