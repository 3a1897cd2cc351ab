#!/usr/bin/env python3
"""Train the condition filter: a logistic regression over the features that Casus itself makes.

    train.py ROWS.tsv OUT.tsv [--errors N]

ROWS.tsv is what `Casus.Quality conditions GOLD TEXTS` prints: document, 1 or 0, what grammar decides, connective, words, features. Prints five-fold
scores by document, then trains on all rows and writes the weights (data/reading/conditions.tsv). numpy only; no randomness:
folds go by the documents' order, the solver is Newton's method on a convex loss.
"""
import sys
import numpy as np

FOLDS, PENALTY, RARE, THRESHOLD = 5, 2.0, 3, 0.35


def fit(rows, labels):
    """Weights of the features that occur RARE times or more, by Newton's method; the penalty is half PENALTY times their squares."""
    counts = {}
    for row in rows:
        for name in set(row):
            counts[name] = counts.get(name, 0) + 1
    index = {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= RARE))}
    x = np.zeros((len(rows), len(index)))
    for i, row in enumerate(rows):
        for name in row:
            if name in index:
                x[i, index[name]] += 1
    y, w = np.array(labels, float), np.zeros(len(index))
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + PENALTY * w
        # (λI + XᵀDX)⁻¹ by Woodbury: there are fewer rows than features.
        d = np.maximum(p * (1 - p), 1e-6)
        inner = np.diag(1 / d) + x @ x.T / PENALTY
        step = gradient / PENALTY - x.T @ np.linalg.solve(inner, x @ gradient) / PENALTY ** 2
        w -= step
        if np.abs(step).max() < 1e-8:
            break
    return {name: w[i] for name, i in index.items()}


def probability(weights, row):
    return 1 / (1 + np.exp(-sum(weights.get(name, 0.0) for name in row)))


def taken(rule, p, threshold):
    """What grammar decides stands; the filter weighs the rest."""
    return rule == 'yes' if rule != '-' else p >= threshold


def score(pairs):
    found, right, gold = sum(t for t, _ in pairs), sum(t and y for t, y in pairs), sum(y for _, y in pairs)
    precision, recall = right / max(found, 1), right / max(gold, 1)
    return precision, recall, 2 * right / max(found + gold, 1)


def main(argv):
    errors = int(argv[argv.index('--errors') + 1]) if '--errors' in argv else 0
    documents, labels, rules, names, words, rows = [], [], [], [], [], []
    for line in open(argv[1], encoding='utf-8'):
        cells = line.rstrip('\n').split('\t')
        documents.append(cells[0]); labels.append(int(cells[1])); rules.append(cells[2]); names.append(cells[3]); words.append(cells[4]); rows.append(cells[5:])
    order = {d: i for i, d in enumerate(sorted(set(documents)))}
    fold = [order[d] % FOLDS for d in documents]
    held = np.zeros(len(rows))
    for f in range(FOLDS):
        inside = [i for i in range(len(rows)) if fold[i] != f]
        weights = fit([rows[i] for i in inside], [labels[i] for i in inside])
        for i in range(len(rows)):
            if fold[i] == f:
                held[i] = probability(weights, rows[i])
    print(f'{len(rows)} candidates, {sum(labels)} conditions, {len(order)} documents')
    for threshold in (0.3, 0.35, 0.4, 0.45, 0.5):
        print('held out, threshold %.2f: P %.3f R %.3f F1 %.3f (of the candidates)' % (threshold, *score([(taken(r, p, threshold), y) for r, p, y in zip(rules, held, labels)])))
    for name in sorted(set(names), key=lambda n: -names.count(n))[:9]:
        print('  %-12s P %.3f R %.3f F1 %.3f' % (name, *score([(taken(r, p, THRESHOLD), y) for r, n, p, y in zip(rules, names, held, labels) if n == name])))
    wrong = [i for i in range(len(rows)) if taken(rules[i], held[i], THRESHOLD) != labels[i]]
    for i in wrong[:errors]:
        print(labels[i], rules[i], round(held[i], 2), names[i], '|', words[i][:150])
    weights = fit(rows, labels)
    with open(argv[2], 'w', encoding='utf-8', newline='\n') as out:
        out.write('feature\tweight\n')
        for name in sorted(weights):
            if abs(weights[name]) >= 0.005:
                out.write(f'{name}\t{weights[name]:.3f}\n')


if __name__ == '__main__':
    main(sys.argv)
