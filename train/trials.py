"""What the first pass loses without a family of features, and with fewer sites. Called as fit.py is:

trials.py WORK ablate false
trials.py WORK curve false
"""

import numpy as np

from fit import (FIRST, FOLDS, TYPES, f1_of_pages, first_matrix, fit, fold, index, known, loss, n, of_type, page, page_fold,
                 pages, predict, step)

# Families of features, by how their names begin.
FAMILIES = {
    "own text": ("words", "runes-", "link", "bold", "capital", "digit", "function", "commas", "stops", "separators", "symbols",
                 "images", "control", "lines", "opens", "closes", "label"),
    "position, headings": ("words-before", "blocks-before", "count-", "since-", "heading-before", "to-heading", "from-",
                           "words-from"),
    "kin": ("kin-",),
    "repeats, title, description": ("repeats", "title-", "summary-"),
    "best container": ("in-", "best-"),
    "records": ("record",),
    "containers": ("container",),
    "tags, roles, hidden": ("in.", "tag", "heading-level", "depth"),
    "families of names": ("family.",),
    "weights of names": ("name-first", "name-near", "name-sum", "name-low", "name-high"),
    "weights of words": ("name-heading", "name-section", "name-prev", "name-link"),
    "facts of the page": ("page.",),
}


class Trials:
    """First passes of fewer and faster trees than the model's, not blinded, judged in the labels' own terms."""

    def __init__(self):
        self.matrices = [first_matrix(k) for k in range(FOLDS)]

    def run(self, seen=slice(None), fitted=True, folds=None):
        """Log loss and the F1 of each page with a reference: from the features seen, fitted on those of the pages, in the
        folds that the index has or others."""
        out = np.zeros(n, np.float32)
        of = (page_fold if folds is None else folds)[page]
        # In other folds a row's weights of names are still by pages of other domains.
        matrices = self.matrices if folds is None else [self.unseen()] * FOLDS
        for k in range(FOLDS):
            x = matrices[k][:, seen]
            out[of == k], _ = predict(fit(x, fitted & (of != k), FIRST, [0.15] * 100), x, of == k)
        return loss(out, fold >= 0), f1_of_pages(out)[known]

    def unseen(self):
        x = self.matrices[0].copy()
        for k in range(1, FOLDS):
            x[fold == k] = self.matrices[k][fold == k]
        return x


def ablate():
    """What the first pass loses without a family."""
    trials = Trials()
    off, all_f1 = trials.run()
    print(f"{'all':28} F1 {all_f1.mean():.4f}                   log loss {off:.4f}", flush=True)
    for name, left_out in FAMILIES.items():
        off, f1 = trials.run(seen=[i for i, f in enumerate(index["features"]) if not f.startswith(left_out)])
        d = f1 - all_f1
        print(f"without {name:28} F1 {f1.mean():.4f}, {d.mean():+.4f} +- {d.std() / len(d) ** 0.5:.4f}, "
              f"log loss {off:.4f}", flush=True)


def curve():
    """What more pages would bring: the first pass fitted on a part of the sites; and on pages drawn without regard to their
    site, so that of a site with several pages some are known: what no number of other sites can teach."""
    trials, rng = Trials(), np.random.default_rng(5)
    site = np.array([p["site"] for p in pages])
    draw = {s: rng.random() for s in np.unique(site)}
    chance = np.array([draw[s] for s in site])[page]
    kinds = of_type[known]
    several = np.array([(site == s).sum() > 1 for s in site])[known]

    def show(name, off, f1):
        print(f"{name:14} F1 {f1.mean():.4f}, log loss {off:.4f}, sites with several pages {f1[several].mean():.4f};",
              ", ".join(f"{t} {f1[kinds == i].mean():.3f}" for i, t in enumerate(TYPES)), flush=True)

    for part in (0.125, 0.25, 0.5, 1):
        show(f"{part:.1%} of sites", *trials.run(fitted=chance < part))
    show("sites known", *trials.run(folds=rng.integers(0, FOLDS, len(pages))))


dict(ablate=ablate, curve=curve)[step]()
