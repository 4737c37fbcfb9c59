"""The words of MODEL_CARD.md."""

CARD = """# Model card

`model.onnx` {version}, {size:.2f} MB, sha256 `{sha256}`. Written by `train/train.py`; this page too.

**What it is.** Hashed n-grams of characters and of the text's skeleton, looked up in a table, summed over windows of 128
symbols, and a network of one hidden layer. Ten scores, one a family of attacks, each a probability of its own.

**What it is for.** Texts that no grammar of `@rasp/core` is certain of and that are odd by their characters, or of which
a grammar says `unsure`. It never takes back what a grammar is certain of, so a low score opens nothing.

**What it learnt from.** The development part of the evaluation, {samples} harmless samples and {attacks} attacks, of which
it draws those that it would be asked about and some of the rest: real browser requests of the WAF Comparison Project
(Apache-2.0), texts of npm and Debian packages, CRS regression tests (Apache-2.0), libinjection's lists (BSD-3), the
official train part of HttpParams (MIT), and generated attacks with their mutations, without those that were executed and
did nothing. Labels after review. Nothing of the sealed part, nothing of the collections that are reserved for comparisons.
The weights hold no text. The texts' sha256: `{texts}`.

**Thresholds.** Five folds by site, collection and generator. A network of four folds scores the fifth; each threshold lies a
margin beyond the loudest harmless text that the model would be asked about, the least at which no fold raises an alarm
against the loudest of the others, and half a log-odd more; scores are scaled so that it is 0.60 for xss, 0.725 for sqli,
0.75 for the others. sqli and xss decide, for their settings are the owner's; another family does where
it finds attacks that the grammars leave open and raises not one alarm. What is released learnt from all five folds.

## Cross-validated

Each sample is scored by a network that did not learn from its fold, against thresholds that its fold had no say in. The
margins, and which families decide, were chosen with all folds in sight.

"""

LIMITS = """
**Limits.** It reads 16,384 characters of a text and 16 windows of a request, those with the most signs; what lies beyond
is the grammars' alone. Windows stand for themselves: an attack in pieces farther apart is not seen. Languages other than
English are rare in its harmless texts. Its weights are public: whoever wants to pass it can, and meets the grammars.
"""
