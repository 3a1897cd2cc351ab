#!/usr/bin/python3
"""Learns which source and contents belong to which cue.

    links.py spans WORK POLNEAR > SPANS          the annotators' spans as `Casus.Features links` reads them
    links.py train LINKS FOLDER [HELD_LINKS]     writes link.source and link.content (float32) to FOLDER

A content chooses among the cues near it or none; a cue chooses among the sources near it or none: each a softmax over linear scores.
"""
import collections, os, sys
import numpy as np
import torch
from corpus import Corpus, ROLES, align, annotations, trim

FEATURES = 40


def spans(prefix, root):
    corpus = Corpus(prefix)
    for name in corpus.names:
        files = annotations(root, name)
        if not files:
            continue
        columns = corpus.columns(name)
        text = open(os.path.join(root, 'text', name + '.txt'), encoding='utf-8', newline='').read()
        owners = collections.defaultdict(set)
        for number, roles in enumerate(files[0]):
            for r, role in enumerate(ROLES):
                for s, e in roles[role]:
                    found = align(columns['start'], columns['end'], *trim(text, s, e))
                    if found:
                        owners[found[0], found[1], r].add(number)
        end = 0
        for (a, b, r), numbers in sorted(owners.items()):
            if a >= end:
                print(name, r, a, b, ','.join(map(str, sorted(numbers))), sep='\t')
                end = b


def load(path):
    raw = np.fromfile(path, np.int32).reshape(-1, 5 + FEATURES)
    return raw[:, :5], raw[:, 5:].copy().view(np.float32)


def groups(head, role):
    """Lists of rows that compete: the cues of a content, the sources of a cue."""
    found = collections.defaultdict(list)
    for i, (doc, other, kind, cue, right) in enumerate(head):
        if kind == role:
            found[(doc, other) if role == 2 else (doc, cue)].append(i)
    return list(found.values())


def train(path, folder, held=None):
    for role, name in ((0, 'source'), (2, 'content')):
        head, x = load(path)
        rows = groups(head, role)
        torch.manual_seed(1)
        w = torch.zeros(FEATURES, requires_grad=True)
        none = torch.zeros(1, requires_grad=True)
        most = max(map(len, rows))
        index = np.zeros((len(rows), most), np.int64); mask = np.zeros((len(rows), most), bool)
        for i, r in enumerate(rows):
            index[i, :len(r)] = r; mask[i, :len(r)] = True
        index, mask = torch.from_numpy(index), torch.from_numpy(mask)
        x, right = torch.from_numpy(x), torch.from_numpy(head[:, 4].copy()).float()
        y = right[index] * mask
        o = torch.optim.LBFGS([w, none], max_iter=200, line_search_fn='strong_wolfe')

        def closure():
            o.zero_grad()
            s = torch.where(mask, (x @ w)[index], torch.full((), -1e9))
            s = torch.cat([s, none.expand(len(rows), 1)], 1)
            target = torch.cat([y, (y.sum(1, keepdim=True) == 0).float()], 1)
            loss = (torch.logsumexp(s, 1) - torch.logsumexp(torch.where(target > 0, s, torch.full((), -1e9)), 1)).mean() + 1e-4 * (w ** 2).sum()
            loss.backward()
            return loss

        o.step(closure)
        for label, data in (('train', path), ('held', held)):
            if data:
                h, z = load(data)
                good = total = 0
                s = torch.from_numpy(z) @ w.detach()
                for r in groups(h, role):
                    best = max(r, key=lambda i: s[i])
                    best = best if s[best] > none else None
                    any_right = [i for i in r if h[i, 4]]
                    good += (best is None and not any_right) or (best is not None and h[best, 4] == 1); total += 1
                print(name, label, good, 'of', total, round(good / total, 4))
        np.concatenate([w.detach().numpy(), none.detach().numpy()]).astype('<f4').tofile(os.path.join(folder, 'link.' + name))


if __name__ == '__main__':
    spans(*sys.argv[2:4]) if sys.argv[1] == 'spans' else train(*sys.argv[2:])
