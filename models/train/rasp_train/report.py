"""What the folds say of a model: what it adds to the grammars, and what it costs. Every score is by a network that did
not learn from the sample's fold, every threshold from the other folds."""

import numpy as np

from .card import CARD, LIMITS
from .dataset import FAMILIES

# The negatives of attack collections imitate attacks, and some are: no threshold rests on them.
QUIET = ("requests", "texts", "dialects", "httpparams")
MIN_HELP = 3
# The owner's settings XSS_PROBA and SQLI_PROBA are about these.
ALWAYS = {"sqli", "xss"}
MOVES = np.arange(-10, 3.5, 0.5)


def quiet_of(samples, reached):
    """The harmless samples that must stay below the thresholds: those that the model decides."""
    return reached & np.array([s.family == "benign" and s.corpus in QUIET and not s.certain for s in samples])


def decides(families):
    """Where the model helps, and blocks nothing wrongly."""
    helps = lambda row: row["helped"] >= MIN_HELP and row["alarms"] == 0
    return {family: family in ALWAYS or helps(families[family]) for family in FAMILIES}


def measure(windows, beyond, reached, helps=None):
    """Figures of all folds; `helped`: attacks that no grammar is certain of and that the model would be asked about."""
    loud = beyond >= 0
    family = windows.family
    missed = np.array([not sample.certain for sample in windows.samples])
    corpora = np.array([sample.corpus for sample in windows.samples])
    quiet = quiet_of(windows.samples, reached)
    families = {}
    for label, name in enumerate(FAMILIES):
        own = family == label
        families[name] = {
            "attacks": int(own.sum()),
            "asked": int((own & reached).sum()),
            "found": int((own & reached & loud[:, label]).sum()),
            "missedByGrammars": int((own & missed).sum()),
            "missedAndAsked": int((own & missed & reached).sum()),
            "helped": int((own & missed & reached & loud[:, label]).sum()),
            "alarms": int((quiet & loud[:, label]).sum()),
        }
    heard = loud[:, [helps is None or helps[name] for name in FAMILIES]].any(1) & reached
    attacks = family >= 0
    benign = {
        str(corpus): {
            "texts": int((~attacks & (corpora == corpus)).sum()),
            "asked": int((~attacks & reached & (corpora == corpus)).sum()),
            "alarms": int((~attacks & heard & missed & (corpora == corpus)).sum()),
        }
        for corpus in sorted(set(corpora[~attacks]))
    }
    return {
        "all": {
            "attacks": int(attacks.sum()),
            "asked": int((attacks & reached).sum()),
            "found": int((attacks & heard).sum()),
            "missedByGrammars": int((attacks & missed).sum()),
            "missedAndAsked": int((attacks & missed & reached).sum()),
            "helped": int((attacks & missed & heard).sum()),
        },
        "families": families,
        "benign": benign,
    }


def curve_of(windows, beyond, reached, helps):
    """What other thresholds would do: all of those that decide, moved together, in log-odds."""
    best = beyond[:, [helps[name] for name in FAMILIES]].max(1)
    attacks = windows.family >= 0
    missed = np.array([not sample.certain for sample in windows.samples]) & attacks & reached
    corpora = np.array([sample.corpus for sample in windows.samples])
    quiet = quiet_of(windows.samples, reached)
    points = []
    for moved in MOVES:
        loud = best >= moved
        points.append(
            {
                "moved": float(moved),
                "found": round(float(loud[attacks & reached].mean()), 4),
                "helped": int(loud[missed].sum()),
                "of": int(missed.sum()),
                "alarms": {corpus: int((quiet & loud & (corpora == corpus)).sum()) for corpus in QUIET},
            }
        )
    return points


def to_card(manifest, size):
    """MODEL_CARD.md, from the same figures."""
    values = {"version": manifest["version"], "sha256": manifest["sha256"], "size": size / 1e6}
    values |= {"texts": manifest["trained"]["texts"], "samples": sum(r["texts"] for r in manifest["metrics"]["benign"].values())}
    values["attacks"] = manifest["metrics"]["all"]["attacks"]
    decides = {label["check"]: label["decides"] for label in manifest["labels"]}
    return "\n".join([CARD.format(**values)] + _tables(manifest["metrics"], decides)) + "\n" + LIMITS


def _tables(part, decides):
    lines = [
        "| family | decides | attacks | asked about | found of those | missed by grammars | asked | found of those | alarms | margin |",
        "| - | - | -: | -: | -: | -: | -: | -: | -: | -: |",
    ]
    for family, row in part["families"].items():
        share = 100 * row["found"] / max(1, row["asked"])
        lines.append(
            f"| {family} | {'yes' if decides[family] else 'no'} | {row['attacks']} | {row['asked']} | {share:.1f} % |"
            f" {row['missedByGrammars']} | {row['missedAndAsked']} | {row['helped']} | {row['alarms']} | {part['margins'][family]:.2f} |"
        )
    lines += ["", "| harmless | samples | asked | alarms beyond the grammars' |", "| - | -: | -: | -: |"]
    for corpus, row in part["benign"].items():
        lines.append(f"| {corpus} | {row['texts']} | {row['asked']} | {row['alarms']} |")
    return lines
