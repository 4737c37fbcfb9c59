"""Trains the released model: `python train.py --data FOLDER`. From the data folder, by way of the evaluation's `training`
command, to the ONNX file, model.json, golden.json, the card and the report. The same texts and seed give the same bytes."""

import os

# One thread: what is summed in which order must not depend on the machine. Read when numpy and torch are imported.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import argparse
import hashlib
import json
import pathlib
import subprocess
import time

import numpy as np
import torch

from rasp_train.calibration import THRESHOLDS, beyond_of, margins_of, shifts_of, slopes_of
from rasp_train.cross_validation import cross_validate, fit
from rasp_train.dataset import FAMILIES, IMITATIONS, draw, holds_text, read_samples
from rasp_train.features import Shape
from rasp_train.gate import asked, fit_gate, seen_by
from rasp_train.golden import golden
from rasp_train.onnx_file import to_onnx, weights_of
from rasp_train.plot import plot_curve
from rasp_train.report import curve_of, decides, measure, quiet_of, to_card
from rasp_train.windows import Windows

WORKSPACE = pathlib.Path(__file__).resolve().parents[2]
VERSION = "1.1.0"
SEED = 7
EPOCHS = 4
# Rare, and what it is all about: harmless texts that imitate attacks, real requests that it is asked about, and attacks
# that no grammar is certain of.
IMITATION_WEIGHT = 3.0
ASKED_REQUEST_WEIGHT = 10.0
MISSED_WEIGHT = 5.0


def main():
    arguments = parse()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    started = time.monotonic()
    say = lambda line: print(f"[{time.monotonic() - started:5.0f} s] {line}", flush=True)
    texts = arguments.texts or export(arguments.data, say)
    samples = read(texts, arguments.without_fold, say)

    gate = fit_gate(samples, SEED)
    reached, oddness = asked(samples, gate)
    drawn = draw(samples, reached, oddness, SEED)
    weights = np.array([weight_of(sample, is_asked) for sample, is_asked in zip(samples, reached)], np.float32)
    say(f"{len(samples)} samples, {int(reached.sum())} would be asked about, {int(drawn.sum())} are learnt from")
    shape = Shape()
    to_learn = Windows(samples, shape, SEED)
    to_judge = Windows(samples, shape, SEED, texts=seen_by(gate))
    options = {"seed": SEED, "epochs": arguments.epochs, "say": say}
    logits = cross_validate(shape, (to_learn, to_judge), drawn, weights, options)
    say("with all folds")
    network = fit(shape, to_learn, drawn, weights, options)

    slopes = slopes_of(logits[drawn], to_judge.family[drawn])
    scaled = logits * slopes
    quiet = quiet_of(samples, reached)
    folds = np.array([sample.fold for sample in samples])
    margins = margins_of(scaled, quiet, folds)
    figures = judge(to_judge, beyond_of(scaled, quiet, folds, margins), reached)
    figures["margins"] = dict(zip(FAMILIES, margins.tolist()))
    trained = {"texts": sha256_of(texts), "seed": SEED, "epochs": arguments.epochs, "withoutFold": arguments.without_fold}
    release(arguments.to, weights_of(network, slopes, shifts_of(scaled, quiet, margins)), shape, gate, figures, trained)
    report = {"trained": trained, "seconds": round(time.monotonic() - started), "cpuSeconds": round(time.process_time())}
    (arguments.to / "results/training.json").write_text(json.dumps(report | figures, indent=2) + "\n")
    say(f"released into {arguments.to}: " + json.dumps(figures["all"]))


def export(data, say):
    """The texts of the development part as serving reads them; about a minute."""
    say(f"the evaluation writes the texts of {data}")
    program = ["node", "--import", "tsx", "--conditions=@rasp/source", "src/training/export.ts", "--data", str(data)]
    subprocess.run(program, cwd=WORKSPACE / "apps/eval", check=True)
    return WORKSPACE / "apps/eval/.cache/training.jsonl.gz"


def read(texts, without_fold, say):
    say(f"reading {texts}")
    return [sample for sample in read_samples(texts) if sample.fold != without_fold and holds_text(sample)]


def weight_of(sample, is_asked):
    if sample.family != "benign":
        return 1.0 if sample.certain else MISSED_WEIGHT
    if sample.corpus in IMITATIONS:
        return IMITATION_WEIGHT
    return ASKED_REQUEST_WEIGHT if is_asked else 1.0


def judge(windows, beyond, reached):
    helps = decides(measure(windows, beyond, reached)["families"])
    return measure(windows, beyond, reached, helps) | {"decides": helps, "curve": curve_of(windows, beyond, reached, helps)}


def release(folder, weights, shape, gate, figures, trained):
    (folder / "results").mkdir(parents=True, exist_ok=True)
    model = to_onnx(weights, FAMILIES)
    labels = [
        {"check": family, "threshold": threshold, "decides": figures["decides"][family]}
        for family, threshold in zip(FAMILIES, THRESHOLDS)
    ]
    manifest = {
        "version": VERSION,
        "file": "model.onnx",
        "sha256": hashlib.sha256(model).hexdigest(),
        "inputs": {"rows": "int32, windows x n-grams, filled up with 0", "scales": "float32, windows x 1: 1 / sqrt(n-grams)"},
        "output": "float32, windows x labels: 0 to 1",
        "features": shape.as_json(),
        "gate": gate,
        "labels": labels,
        "trained": trained,
        "metrics": {name: figures[name] for name in ("all", "families", "benign", "margins")},
    }
    (folder / "model.onnx").write_bytes(model)
    write_json(folder / "model.json", manifest)
    write_json(folder / "golden.json", golden(weights, shape))
    (folder / "MODEL_CARD.md").write_text(to_card(manifest, len(model)))
    (folder / "curve.svg").write_text(plot_curve(figures["curve"]))


def write_json(path, value):
    """As the workspace's formatter would have it."""
    path.write_text(json.dumps(value, indent=2) + "\n")
    formatter = WORKSPACE / "node_modules/.bin/biome"
    subprocess.run([formatter, "format", "--write", "--vcs-enabled=false", path], check=True, capture_output=True, cwd=WORKSPACE)


def sha256_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    path = lambda text: pathlib.Path(text).resolve()
    parser.add_argument("--data", default=WORKSPACE.parent / "shared/data", type=path, help="the evaluation's data folder")
    parser.add_argument("--texts", type=path, help="what the evaluation wrote before, instead of writing it now")
    parser.add_argument("--to", default=WORKSPACE / "models", type=path, help="the folder of what is released")
    parser.add_argument("--without-fold", type=int, help="leave a fold out, so that `eval --fold` judges what was never seen")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
