"""Compares candidates on the same folds: `python compare.py [training.jsonl.gz]`. Writes candidates.json and the plot."""

import argparse
import json
import pathlib
import time

import lightgbm
import numpy as np
import torch
from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer
from sklearn.linear_model import SGDClassifier
from sklearn.pipeline import make_pipeline
from torch import nn

from rasp_train.dataset import holds_text, read_samples, texts_of
from rasp_train.features import Shape, normalise
from rasp_train.network import Network, logits_of, train
from rasp_train.plot import plot
from rasp_train.windows import Windows

HERE = pathlib.Path(__file__).parent
SEED = 20261125
TRAINING_FOLDS, VALIDATION_FOLD, TEST_FOLD = (0, 1, 2), 3, 4
SAMPLES_AT_MOST = {"training": 16_000, "validation": 8_000, "test": 6_000}
WINDOW = 128


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", default=HERE.parents[1] / "apps/eval/.cache/training.jsonl.gz", type=pathlib.Path)
    data = parser.parse_args().data
    torch.set_num_threads(1)
    parts = split([sample for sample in read_samples(data) if holds_text(sample)])
    results = []
    for name, fit in CANDIDATES.items():
        started = time.monotonic()
        score, size = fit(parts["training"])
        result = {"name": name, "megabytes": round(size / 1e6, 2), "trainingSeconds": round(time.monotonic() - started)}
        result |= judge(score, parts)
        results.append(result)
        print(json.dumps(result), flush=True)
    (HERE / "candidates.json").write_text(json.dumps(results, indent=2) + "\n")
    (HERE.parent / "candidates.svg").write_text(plot(results))


def split(samples):
    """The same samples for everybody, evenly drawn; one text each, the innermost."""
    generator = np.random.default_rng(SEED)
    folds = {"training": TRAINING_FOLDS, "validation": (VALIDATION_FOLD,), "test": (TEST_FOLD,)}
    parts = {}
    for part, wanted in folds.items():
        chosen = [s for s in samples if s.fold in wanted and texts_of(s)]
        order = generator.permutation(len(chosen))[: SAMPLES_AT_MOST[part]]
        parts[part] = [chosen[index] for index in order]
    return parts


def judge(score, parts):
    """Found attacks where 0.05 % and 0.5 % of harmless texts of the validation fold are wrongly blocked."""
    answer = {}
    validation = score(parts["validation"])
    quiet = np.sort(validation[[s.family == "benign" for s in parts["validation"]]])[::-1]
    started = time.perf_counter()
    test = score(parts["test"])
    answer["microsecondsInPython"] = round((time.perf_counter() - started) / len(parts["test"]) * 1e6, 1)
    attack = np.array([s.family != "benign" for s in parts["test"]])
    missed = attack & np.array([not s.certain for s in parts["test"]])
    curve = []
    for share in (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05):
        threshold = quiet[int(share * len(quiet))]
        loud = test > threshold
        curve.append(
            {
                "allowed": share,
                "alarms": round(float(loud[~attack].mean()), 5),
                "found": round(float(loud[attack].mean()), 4),
                "foundOfMissed": round(float(loud[missed].mean()), 4),
            }
        )
    return answer | {"curve": curve}


def innermost(sample):
    return texts_of(sample)[-1].encode("utf-8", "replace").decode()


def labels_of(samples):
    return np.array([int(s.family != "benign") for s in samples])


def fit_regression(samples):
    """The seed's: tf-idf of characters, 1 to 3, and a logistic regression."""
    words = HashingVectorizer(analyzer="char", ngram_range=(1, 3), n_features=1 << 16, lowercase=True, norm=None, alternate_sign=False)
    model = make_pipeline(words, TfidfTransformer(sublinear_tf=True), SGDClassifier(loss="log_loss", alpha=1e-6, random_state=SEED, max_iter=15))
    model.fit([innermost(s)[:1000] for s in samples], labels_of(samples))
    return lambda some: model.decision_function([innermost(s)[:1000] for s in some]), 8 * (1 << 16)


def counts_of(samples):
    """How often each symbol and each pair of kinds of symbols occurs: what a lexer's first pass knows."""
    rows = np.zeros((len(samples), 128 + 256 + 1), np.float32)
    for index, sample in enumerate(samples):
        symbols = np.frombuffer(normalise(innermost(sample)[:1000]), np.uint8)
        kinds = KINDS[symbols]
        rows[index, :128] = np.bincount(symbols, minlength=128)
        rows[index, 128:384] = np.bincount(kinds[:-1] * 16 + kinds[1:], minlength=256)
        rows[index, 384] = len(symbols)
    return rows


KINDS = np.array([ord(c) % 13 + 3 if 32 < c_ < 127 and not chr(c_).isalnum() else (0 if chr(c_).isalpha() else 1 if c_ == 48 else 2) for c_, c in ((i, chr(i)) for i in range(128))])


def fit_trees(samples):
    """Gradient-boosted trees over those counts."""
    model = lightgbm.LGBMClassifier(n_estimators=200, num_leaves=63, learning_rate=0.1, n_jobs=2, random_state=SEED, verbose=-1)
    model.fit(counts_of(samples), labels_of(samples))
    return lambda some: model.predict_proba(counts_of(some))[:, 1], len(model.booster_.model_to_string())


class Convolutions(nn.Module):
    """Two layers over the characters of a window, and the greatest of each."""

    def __init__(self):
        super().__init__()
        self.table = nn.Embedding(128, 16)
        self.layers = nn.Sequential(nn.Conv1d(16, 48, 5, padding=2), nn.ReLU(), nn.MaxPool1d(2), nn.Conv1d(48, 64, 5, padding=2), nn.ReLU())
        self.last = nn.Linear(64, 1)

    def forward(self, symbols):
        return self.last(self.layers(self.table(symbols).transpose(1, 2)).amax(2))[:, 0]


def symbols_of(samples):
    rows = np.zeros((len(samples), WINDOW), np.int64)
    for index, sample in enumerate(samples):
        symbols = np.frombuffer(normalise(innermost(sample)), np.uint8)
        start = busiest(symbols)
        part = symbols[start : start + WINDOW]
        rows[index, : len(part)] = part
    return rows


def busiest(symbols):
    """Where the window with the most signs begins: what the model would see first."""
    if len(symbols) <= WINDOW:
        return 0
    signs = np.cumsum(np.concatenate([[0], KINDS[symbols] >= 3]))
    return int(np.argmax(signs[WINDOW:] - signs[:-WINDOW]))


def fit_convolutions(samples, epochs=2, batch=256):
    torch.manual_seed(SEED)
    model = Convolutions()
    optimizer = torch.optim.Adam(model.parameters(), 2e-3)
    rows, labels = torch.from_numpy(symbols_of(samples)), torch.from_numpy(labels_of(samples)).float()
    for _ in range(epochs):
        for chosen in torch.randperm(len(rows)).split(batch):
            optimizer.zero_grad()
            nn.functional.binary_cross_entropy_with_logits(model(rows[chosen]), labels[chosen]).backward()
            optimizer.step()

    def score(some):
        with torch.no_grad():
            return torch.cat([model(part) for part in torch.from_numpy(symbols_of(some)).split(1_000)]).numpy()

    return score, 4 * sum(value.numel() for value in model.parameters())


def fit_embedding(samples):
    """The released kind: hashed n-grams, ten labels, the greatest of them."""
    shape = Shape()
    torch.manual_seed(SEED)
    network = Network(shape)
    everybody = np.arange(len(samples))
    train(network, Windows(samples, shape, SEED), everybody, np.ones(len(samples), np.float32), 5, SEED, say=lambda line: None, batch=64)
    size = 4 * sum(value.numel() for value in network.parameters())
    judge = lambda some: Windows(some, shape, SEED, texts=lambda sample: [innermost(sample)])
    return lambda some: logits_of(network, judge(some), np.arange(len(some))).max(1), size


CANDIDATES = {
    "tf-idf, logistic regression (pyrasp's)": fit_regression,
    "counts, boosted trees": fit_trees,
    "characters, two convolutions": fit_convolutions,
    "hashed n-grams, embedding, small network": fit_embedding,
}

if __name__ == "__main__":
    main()
