"""Fits the forests. Called by the Go program beside it; see main.go.

fit.py WORK first STRICT    first pass: scores of rows by models that did not see their domain
fit.py WORK second STRICT   second pass on top of those; scores for bench, models for packing

Files in WORK are little-endian float32 matrices. Sets of first scores:
  first.f32    each row by the model of its own fold, fitted on the other four
  first_K.f32  (strict) rows outside fold K by models fitted without K and without their own fold;
               rows of fold K as in first.f32
"""

import json
import sys
from multiprocessing import get_context

import numpy as np
import xgboost as xgb
from scipy import sparse

work, step, strict = sys.argv[1], sys.argv[2], sys.argv[3] == "true"
FOLDS = 5
# A page weighs 1 in all, so lambda and the least weight of a leaf are small.
FIRST = dict(max_depth=6, min_child_weight=0.1, subsample=0.8, colsample_bytree=0.2, reg_lambda=0.02)
SECOND = dict(max_depth=5, min_child_weight=0.5, subsample=0.8, colsample_bytree=0.4, reg_lambda=0.02)
# Trees grow by twos, each on its own draw of rows and features, and their mean is added: as many trees, of which each
# corrects less of what the one before learned by heart (log loss 0.2251 and 0.2246 for 0.2299).
ABREAST = 2
# The first trees learn fast, so that rows which are easy can leave early.
FIRST_ETA = [0.2] * 20 + [0.155] * 116
SECOND_ETA = [0.1] * 50
SURE_SCORE = 0.02  # a first score closer to 0 or 1 is left alone by the second pass (score.go)
# Where a row leaves: behind so many trees, if its log-odds are at least so far from 0, which are then multiplied by
# what the trees to come would have made of them (least squares, out of fold). On average a row sees 127 of 272 trees,
# at no cost that shows in F1 (0.8853 for 0.8851, in the labels' terms, first pass alone).
FIRST_EXITS = [(30, 2.2, 1.84), (60, 2.5, 1.5), (120, 2.7, 1.28)]
TYPES = ["article", "forum", "product", "collection", "listing", "documentation", "service"]
TYPE = dict(max_depth=2, eta=0.18, subsample=0.8, colsample_bytree=0.3, objective="binary:logistic", tree_method="hist",
            max_bin=32, nthread=2, seed=7)
TYPE_TREES = 64
BINS = 64  # of a feature, while fitting
CUE_STEPS = 16  # of a packed weight, in 1 (internal/forest)
# What the second pass sees beside the context: not what a page's names and facts say, which the first has read.
UNSEEN = ("page.", "family.", "in.", "name-")

index = json.load(open(f"{work}/index.json"))
pages = index["pages"]
n = sum(p["rows"] for p in pages)
page = np.repeat(np.arange(len(pages)), [p["rows"] for p in pages])
page_fold = np.array([p["fold"] for p in pages])
of_type = np.array([TYPES.index(p["type"]) if p["type"] in TYPES else -1 for p in pages])  # -1: nobody knows
fold = page_fold[page]


def load(name, columns):
    return np.fromfile(f"{work}/{name}.f32", np.float32).reshape(-1, columns)


y = load("y", 1)[:, 0]
w = load("w", 1)[:, 0]
has_words = np.array([p["words"] > 0 for p in pages])
known = has_words & (np.bincount(page, weights=w, minlength=len(pages)) > 0)  # pages whose reference is in them


def first_matrix(k):
    """The features as fold k sees them: -1 for the model of all pages."""
    x = load("x", len(index["features"]))
    x[:, index["name_from"]:index["name_to"]] = load(f"names{k}", index["name_to"] - index["name_from"])
    return x


# A row that weighs less is drawn by its weight, and then weighs so much: two fifths of the rows to fit on, and the same sums on
# average. Most rows are a word or two of a long page.
LEAST = 0.005


def drawn(rows):
    """Which of the rows are fitted on, and what each weighs."""
    lot = np.random.default_rng(13).random(n)
    rows = rows & (lot * LEAST < w)
    return rows, np.maximum(w, LEAST)[rows]


def fit(x, rows, params, etas, names=None, blind=False):
    rows, weight = drawn(rows)
    x, label = x[rows], y[rows]
    if blind:
        extra, which, _ = blinded(x, page[rows])
        x = np.vstack([x, extra])
        label, weight = np.append(label, label[which]), np.append(weight, BLIND_WEIGHT * weight[which])
    d = xgb.QuantileDMatrix(x, label=label, weight=weight, feature_names=names, max_bin=BINS, nthread=1)
    p = dict(params, objective="binary:logistic", tree_method="hist", max_bin=BINS, nthread=1, seed=7,
             num_parallel_tree=ABREAST)
    return xgb.train(p, d, len(etas), callbacks=[xgb.callback.LearningRateScheduler(etas)])


def two_at_a_time(do, parts):
    """do of each part. Two processes of one thread each share two cores better than two threads of each, and what they sum
    up does not depend on how many there are."""
    with get_context("fork").Pool(2) as pool:
        return pool.map(do, parts, chunksize=1)


def predict(model, x, rows, exits=()):
    """Probabilities as internal/forest computes them, and how many trees it asks for each."""
    d = xgb.DMatrix(x[rows], nthread=1)
    odds = model.predict(d, output_margin=True)
    asked = np.full(len(odds), model.num_boosted_rounds() * ABREAST)
    for trees, sure, stretch in reversed(exits):
        early = model.predict(d, output_margin=True, iteration_range=(0, trees // ABREAST))
        leaves = abs(early) >= sure
        odds, asked = np.where(leaves, early * stretch, odds), np.where(leaves, trees, asked)
    return 1 / (1 + np.exp(-odds)), asked


# Half of the pages are fitted on a second time, at less than half the weight, with one
# kind of help taken away: the names of elements, the elements that name
# parts of a page, the address and stated type, or all of these. So the model
# leans less on what old pages, hand-written ones and hashed names lack.
BLIND_SHARE, BLIND_WEIGHT = 0.5, 0.35


def blinded(x, of):
    """Copies of rows with columns as they are where the help is missing, which rows they are of, and which help it is."""
    at = {f: i for i, f in enumerate(index["features"])}
    names = [i for f, i in at.items() if f.startswith(("family.", "name-"))]
    names += [at["page." + f] for f in ("posts", "prices", "cards", "comments", "answers")]
    parts = [at["in." + f] for f in ("nav", "header", "footer", "aside", "main", "article", "section", "article-body",
                                     "figure", "caption", "time", "address")] + [at["page.articles"], at["page.dates"]]
    paths = [at["page." + f] for f in ("path-depth", "path-words", "path-digits")]
    kinds = [at["page." + f] for f in ("path-kind", "kind", "dated", "authors", "says-article", "says-product", "says-list",
                                       "says-thread", "says-service")]
    rng = np.random.default_rng(11)
    mode, pick = rng.integers(0, 4, len(pages)), rng.random(len(pages)) < BLIND_SHARE
    which = np.flatnonzero(pick[of])
    x, mode = x[which].copy(), mode[of[which]]
    for columns, modes, value in ((names, (0, 3), 0), (parts, (1, 3), 0), (paths, (2, 3), -1), (kinds, (2, 3), 0)):
        x[np.ix_(np.isin(mode, modes), columns)] = value
    return x, which, mode


def dump(model, name, exits=()):
    trees = model.get_dump(dump_format="json")
    exits = json.dumps([dict(Trees=t, Sure=s, Stretch=x) for t, s, x in exits])
    with open(f"{work}/{name}.json", "w") as f:
        f.write('{"trees":[' + ",".join(trees) + '],"exits":' + exits + "}")


def loss(p, rows):
    rows = rows & (w > 0)
    q = np.clip(p[rows], 1e-6, 1 - 1e-6)
    t = y[rows]
    return float(-(w[rows] * (t * np.log(q) + (1 - t) * np.log(1 - q))).sum() / w[rows].sum())


def first_of(k):
    """The first pass without fold k: the scores of its rows, and the trees asked for each. Without -1: the model of all."""
    x = first_matrix(k)
    model = fit(x, fold != k, FIRST, FIRST_ETA, index["features"] if k < 0 else None, blind=True)
    if k < 0:
        return dump(model, "first", FIRST_EXITS)
    scores, asked = predict(model, x, fold == k, FIRST_EXITS)
    if strict:
        inner = np.zeros(n, np.float32)
        inner[fold == k] = scores
        for j in range(FOLDS):
            if j != k:
                m = fit(x, (fold != k) & (fold != j), FIRST, FIRST_ETA, blind=True)
                inner[fold == j], _ = predict(m, x, fold == j, FIRST_EXITS)
        inner.tofile(f"{work}/first_{k}.f32")
    return scores, asked


def first():
    with open(f"{work}/xgboost.json", "w") as f:
        json.dump(xgb.__version__, f)
    scores, asked = zip(*two_at_a_time(first_of, range(-1, FOLDS))[1:])
    out = unfolded(scores)
    out.tofile(f"{work}/first.f32")
    print("first pass")
    table(out, unfolded(asked))


def unfolded(scores):
    """What all rows have, from what those of each fold have."""
    out = np.zeros(n, np.float32)
    for k in range(FOLDS):
        out[fold == k] = scores[k]
    return out


def second_of(k):
    """The second pass without fold k, as first_of."""
    seen = [i for i, f in enumerate(index["features"]) if not f.startswith(UNSEEN)]
    context = load(f"context_{k}" if strict and k >= 0 else "context", len(index["context"]))
    x = np.hstack([first_matrix(k)[:, seen], context])
    names = [index["features"][i] for i in seen] + index["context"]
    model = fit(x, fold != k, SECOND, SECOND_ETA, names if k < 0 else None)
    return dump(model, "second") if k < 0 else predict(model, x, fold == k)[0]


def second():
    out = unfolded(two_at_a_time(second_of, range(-1, FOLDS))[1:])
    first_scores = load("first", 1)[:, 0]
    sure = (first_scores < SURE_SCORE) | (first_scores > 1 - SURE_SCORE)
    out[sure] = first_scores[sure]
    print("second pass")
    table(out)
    kinds = load("types", len(TYPES))
    with open(f"{work}/scores.jsonl", "w") as f:
        at = 0
        for p, kind in zip(pages, kinds):
            f.write(json.dumps(dict(set=p["set"], id=p["id"], first=[round(float(v), 4) for v in first_scores[at:at + p["rows"]]],
                                    types=[round(float(v), 4) for v in kind],
                                    final=[round(float(v), 4) for v in out[at:at + p["rows"]]])) + "\n")
            at += p["rows"]


# Parts of pages (part.go) are fitted on beside the whole ones, at less than half the weight. Articles are more than half of
# the pages and weigh half: else whatever is doubtful is one (accuracy 0.888 for 0.882, of WCXB's listings 0.51 for 0.43).
PART_WEIGHT, ARTICLE_WEIGHT = 0.3, 0.5


def types():
    """One forest per type of page, over the means of the features and the sums of the cues; learned names are left out.
    Half of the pages are fitted on twice, as by fit; where all help is taken away, so are the cues.
    types.f32: each page's probabilities by forests that did not see its fold."""
    names = index["features"]
    seen = [i for i, f in enumerate(names) if not f.startswith("name-")]
    of = np.append(np.arange(len(pages)), index["parts"]).astype(int)  # the pages behind the rows
    whole = np.arange(len(of)) < len(pages)
    row_type, row_fold = of_type[of], page_fold[of]
    weight = np.where(whole, 1, PART_WEIGHT) * np.where(row_type == TYPES.index("article"), ARTICLE_WEIGHT, 1)
    typed = row_type >= 0
    means = load("means", len(names))
    blind, which, mode = blinded(means[whole], np.arange(len(pages)))
    means, blind = means[:, seen], blind[:, seen]
    names = [names[i] for i in seen] + index["cue_sums"]
    cues = Cues(of, whole)

    def fitted(rows):
        """Forests fitted on rows, and a matrix of all. A row's cues are weighed by pages of other folds."""
        sums = cues.sums(cues.fit(rows))
        for k in np.unique(row_fold[rows]):
            sums[row_fold == k] = cues.sums(cues.fit(rows & (row_fold != k)))[row_fold == k]
        x, again = np.hstack([means, sums]), rows[which]
        extra = np.hstack([blind, sums[which] * (mode != 3)[:, None]])[again]
        label = np.append(row_type[rows], row_type[which][again])
        weights = np.append(weight[rows], np.full(len(extra), BLIND_WEIGHT))
        fits = [xgb.train(TYPE, xgb.DMatrix(np.vstack([x[rows], extra]), label=label == t, weight=weights, feature_names=names),
                          TYPE_TREES) for t in range(len(TYPES))]
        return fits, xgb.DMatrix(x, feature_names=names)

    out = np.zeros((len(of), len(TYPES)), np.float32)
    for k in range(FOLDS):
        models, x = fitted(typed & (row_fold != k))
        for t, model in enumerate(models):
            out[row_fold == k, t] = model.predict(x)[row_fold == k]
    out[whole].tofile(f"{work}/types.f32")
    everyone = typed
    for model, name in zip(fitted(everyone)[0], TYPES):
        dump(model, f"type_{name}")
    cues.write(cues.fit(everyone))
    right = out.argmax(1) == row_type
    print(f"page types, accuracy {right[whole & typed].mean():.4f}, of parts of pages {right[~whole & typed].mean():.4f}")
    for name, chosen in groups():
        chosen = chosen & (of_type >= 0)
        print(f"  {name:24} {chosen.sum():5} pages {right[:len(pages)][chosen].mean():.3f}")
    for t, name in enumerate(TYPES):
        guess = out[whole & (row_type == t)].argmax(1)
        print(f"  {name:14}", " ".join(f"{int((guess == g).sum()):4}" for g in range(len(TYPES))))


class Cues:
    """What the cues of a page say for each type (cue.go): seven logistic regressions on which cues it has, over the root of
    how many there are. An L1 norm leaves a few hundred of them a weight. Parts of pages are not fitted on. All is in double
    precision, for the kernels that sum up differ from machine to machine, and single precision let that reach the weights."""

    SITES = 8  # a cue must be in use on
    FEW = 100  # fewCues in cue.go
    L1, L2, STEPS = 1.6e-4, 1.6e-6, 300

    def __init__(self, of, whole):
        of_row = [cues or () for cues in json.load(open(f"{work}/cues.json"))]
        self.whole, self.type = whole, of_type[of]
        sites = {}
        for p, cues in zip(pages, of_row):
            for c in set(cues):
                sites.setdefault(c, set()).add(p["site"])
        self.cues = sorted(c for c in sites if len(sites[c]) >= self.SITES)
        at = {c: i for i, c in enumerate(self.cues)}
        sets = [[at[c] for c in sorted(set(cues)) if c in at] for cues in of_row]
        ends = np.cumsum([0] + [len(s) for s in sets])
        self.has = sparse.csr_matrix((np.ones(ends[-1]), np.concatenate(sets).astype(int), ends), (len(of), len(at)))
        self.share = np.array([[max(len(cues), self.FEW) ** -0.5] for cues in of_row])
        self.fits = {}

    def fit(self, rows):
        """Weights by accelerated proximal gradient descent, rounded as they are packed."""
        rows = rows & self.whole
        key = rows.tobytes()
        if key in self.fits:
            return self.fits[key]
        a, t = self.has[rows].multiply(self.share[rows]).tocsr(), np.eye(len(TYPES))[self.type[rows]]
        size = 0.25 * greatest(a) / a.shape[0] + self.L2
        w = ahead = np.zeros((a.shape[1], len(TYPES)))
        b, pace = np.log(t.mean(0) / (1 - t.mean(0))), 1.0
        for _ in range(self.STEPS):
            off = 1 / (1 + np.exp(-(a @ ahead + b))) - t
            b = b - 2 * off.mean(0)
            step = ahead - (a.T @ off / a.shape[0] + self.L2 * ahead) / size
            step = np.sign(step) * np.maximum(np.abs(step) - self.L1 / size, 0)
            pace, before = (1 + (1 + 4 * pace * pace) ** 0.5) / 2, pace
            w, ahead = step, step + (before - 1) / pace * (step - w)
        self.fits[key] = np.clip(np.round(w * CUE_STEPS), -127, 127) / CUE_STEPS
        return self.fits[key]

    def sums(self, w):
        return self.has @ w * self.share

    def write(self, w):
        with open(f"{work}/cue_weights.json", "w") as f:
            json.dump({str(c): [float(v) for v in row] for c, row in zip(self.cues, w) if row.any()}, f)


def greatest(a):
    """The greatest eigenvalue of a'a, by power iteration."""
    v = np.ones(a.shape[1])
    for _ in range(100):
        v = a.T @ (a @ v)
        v /= (v @ v) ** 0.5
    return ((a @ v) ** 2).sum()


def page_f1(p, y, words, size, reference, bias=0.7):
    """Word F1 of the cut with the greatest expected F, without leanings (cut.go). The library counts words in its own way;
    size is what the page's set counts."""
    order = np.argsort(-p, kind="stable")
    gain, kept = np.cumsum((p * words)[order]), np.cumsum(words[order])
    cut = ((1 + bias) * gain / (kept + bias * (p * words).sum())).argmax() + 1
    return 2 * (y * size)[order][:cut].sum() / (size[order][:cut].sum() + reference)


def f1_of_pages(p):
    words, size = np.maximum(load("x", len(index["features"]))[:, 0], 1), load("size", 1)[:, 0]
    f1 = np.zeros(len(pages))
    for i in np.flatnonzero(known):
        at = slice(pages[i]["first"], pages[i]["first"] + pages[i]["rows"])
        f1[i] = page_f1(p[at], y[at], words[at], size[at], pages[i]["words"])
    return f1


def groups():
    """Names and pages of the rows of tables: all, each set, each type of a set, each language of all sets."""
    sets = np.array([p["set"] for p in pages])
    langs = np.array([p["lang"] or "?" for p in pages])
    yield "all", np.ones(len(pages), bool)
    for s in dict.fromkeys(sets):
        yield s, sets == s
        kinds = [t for t in range(len(TYPES)) if ((sets == s) & (of_type == t)).any()]
        for t in kinds if len(kinds) > 1 else ():
            yield f"{s} {TYPES[t]}", (sets == s) & (of_type == t)
    for lang, count in sorted(zip(*np.unique(langs, return_counts=True)), key=lambda row: -row[1]):
        yield f"language {lang}", langs == lang


def table(p, asked=None):
    """Prints word F1 and log loss of scores in cross-validation, in the labels' own terms; how many trees a row was asked."""
    f1 = f1_of_pages(p)
    for name, chosen in groups():
        chosen = chosen & known
        if chosen.any():
            trees = "" if asked is None else f"  trees {asked[chosen[page]].mean():.0f}"
            print(f"  {name:24} {chosen.sum():5} pages  F1 {f1[chosen].mean():.4f}  log loss {loss(p, chosen[page]):.4f}{trees}", flush=True)


if __name__ == "__main__":
    dict(types=types, first=first, second=second)[step]()
