#!/usr/bin/python3
"""Fits the confidence of sayings, and tells how well it fits.

    calibrate.py SAYINGS.tsv POLNEAR FOLDER    writes `confidence` (float32) to FOLDER

SAYINGS has what `Casus.Features sayings` wrote for articles that the network never saw. Fitted on the even articles and measured on the odd ones, then fitted on all.
"""
import os, sys
import numpy as np
from corpus import annotations


def characters(spans):
    return {i for s, e in spans for i in range(s, e)}


def fit(x, y):
    w = np.zeros(x.shape[1])
    for _ in range(50):                                   # Newton's method, lightly held back
        p = 1 / (1 + np.exp(-x @ w))
        h = (x * (p * (1 - p))[:, None]).T @ x + 1e-2 * np.eye(x.shape[1])
        w += np.linalg.solve(h, x.T @ (y - p) - 1e-2 * w)
    return w


def reliability(p, y):
    error, lines = 0.0, []
    for low in np.arange(0, 1, 0.1):
        here = (p >= low) & (p < low + 0.1 + (low > 0.85))
        if here.any():
            error += here.mean() * abs(p[here].mean() - y[here].mean())
            lines.append(f'{low:.1f}-{low + 0.1:.1f}: said {p[here].mean():.3f}, right {y[here].mean():.3f}, {here.sum()} sayings')
    return error, lines


def main(path, root, folder):
    rows, right, parts, gold = [], [], [], {}
    names = []
    for line in open(path, encoding='utf-8'):
        name, spans, *numbers = line.rstrip('\n').split('\t')
        if name not in gold:
            names.append(name)
            gold[name] = [characters(a['content']) for a in annotations(root, name)[0]]
        found = characters([tuple(map(int, s.split('-'))) for s in spans.split(',')])
        rows.append([float(x) for x in numbers])
        right.append(any(len(found & g) >= 0.5 * len(found | g) for g in gold[name] if g))
        parts.append(names.index(name) % 2)
    x, y, part = np.array(rows), np.array(right, float), np.array(parts)
    w = fit(x[part == 0], y[part == 0])
    error, lines = reliability(1 / (1 + np.exp(-x[part == 1] @ w)), y[part == 1])
    print(f'{len(y)} sayings, {y.mean():.3f} right; expected calibration error on the articles not fitted on: {error:.4f}')
    print('\n'.join(lines))
    w = fit(x, y)
    print('weights', np.round(w, 3))
    w.astype('<f4').tofile(os.path.join(folder, 'confidence'))


if __name__ == '__main__':
    main(*sys.argv[1:4])
