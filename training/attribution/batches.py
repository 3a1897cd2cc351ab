"""Documents to the tensors of the network."""
import numpy as np
import torch
from corpus import ROLES, align, trim
from network import GAP, SIZES


def label(columns, text, attributions):
    """The label of each token (network.LABELS): flat, as the corpus is."""
    labels = np.zeros(len(columns['start']), np.int64)
    for roles in attributions:
        for r, role in enumerate(ROLES):
            for s, e in roles[role]:
                s, e = trim(text, s, e)
                found = align(columns['start'], columns['end'], s, e)
                if found is None:
                    continue
                a, b = found
                base = 1 + 4 * r
                labels[a:b] = base + 1
                labels[a], labels[b - 1] = base, base + 2
                if b - a == 1:
                    labels[a] = base + 3
    repair(labels)
    return labels


def repair(labels):
    """Spans that annotators let overlap: what is torn ends where the later begins."""
    for i, y in enumerate(labels):
        before = labels[i - 1] if i else 0
        is_open = before > 0 and (before - 1) % 4 in (0, 1)
        goes = y > 0 and (y - 1) % 4 in (1, 2)
        same = before > 0 and y > 0 and (before - 1) // 4 == (y - 1) // 4
        if is_open and not (goes and same):
            labels[i - 1] = before + (3 if (before - 1) % 4 == 0 else 1)
        if goes and not (is_open and same):
            labels[i] = y + (-1 if (y - 1) % 4 == 1 else 1)
    if len(labels) and labels[-1] > 0 and (labels[-1] - 1) % 4 in (0, 1):
        labels[-1] += 3 if (labels[-1] - 1) % 4 == 0 else 1


def batch(documents):
    """
    documents: dicts with the columns, 'rows', 'vector', 'lemma' (numbers of the vocabulary) and perhaps 'labels'; all or none of them with 'taught' (scores of labels by the
    teachers), 'taught_transitions' and 'share', how much the teachers count beside the labels.
    """
    total = sum(len(d['tag']) + GAP for d in documents) + GAP
    b = {k: torch.zeros(total, dtype=torch.long) for k in list(SIZES) + ['lemma']}
    rows = torch.zeros(total, documents[0]['rows'].shape[1])
    vector = torch.zeros(total, documents[0]['vector'].shape[1])
    mask = torch.zeros(total, 1)
    own = np.arange(total)
    head, left, right, parent = own.copy(), own.copy(), own.copy(), np.full(total, total)
    sent = np.full(total, -1)
    starts, at, sentences, pieces = [], GAP, 0, []
    for d in documents:
        n = len(d['tag'])
        here = slice(at, at + n)
        for k in SIZES:
            b[k][here] = torch.from_numpy(np.minimum(d[k].astype(np.int64), SIZES[k][0] - 1))
        b['lemma'][here] = torch.from_numpy(d['lemma'])
        rows[here] = torch.from_numpy(d['rows'].astype(np.float32))
        vector[here] = torch.from_numpy(d['vector'])
        mask[here] = 1
        head[here], left[here], right[here] = d['head'] + at, d['left'] + at, d['right'] + at
        parent[here] = np.where(d['head'] == np.arange(n), total, d['head'] + at)
        sent[here] = d['sent'] + sentences
        first = np.flatnonzero(np.diff(d['sent'], prepend=-1))
        ends = np.append(first[1:], n)
        labels = d.get('labels')
        for s, e in zip(first, ends):
            pieces.append((at + s, e - s, 0 if s == 0 or labels is None else labels[s - 1], None if labels is None else labels[s:e], d.get('share', 0)))
        starts.append((at, n))
        at += n + GAP
        sentences += int(d['sent'][-1]) + 2 if n else 1
    sent[sent < 0] = sentences
    b.update(rows=rows, vector=vector, mask=mask, head=torch.from_numpy(head), left=torch.from_numpy(left), right=torch.from_numpy(right),
             parent=torch.from_numpy(parent), sent=torch.from_numpy(sent), sentences=sentences, starts=starts)
    pieces.sort(key=lambda p: -p[1])
    longest = pieces[0][1]
    grid = np.zeros((len(pieces), longest), np.int64)
    inside = np.zeros((len(pieces), longest), bool)
    gold = np.zeros((len(pieces), longest), np.int64)
    before = np.zeros(len(pieces), np.int64)
    share = torch.tensor([p[4] for p in pieces], dtype=torch.float32)
    for i, (s, n, y, labels, _) in enumerate(pieces):
        grid[i, :n] = np.arange(s, s + n)
        inside[i, :n] = True
        before[i] = y
        if labels is not None:
            gold[i, :n] = labels
    b.update(grid=torch.from_numpy(grid), inside=torch.from_numpy(inside), gold=torch.from_numpy(gold), before=torch.from_numpy(before), alive=inside.sum(0), share=share)
    if 'taught' in documents[0]:
        taught = torch.zeros(total, documents[0]['taught'].shape[1])
        for d, (at, n) in zip(documents, starts):
            taught[at:at + n] = torch.from_numpy(d['taught'])
        b.update(taught=taught, taught_transitions=documents[0]['taught_transitions'])
    return b


def decode(scores, transitions):
    """The best labels of one document's scores (tokens × labels) and transitions, as numpy."""
    n, k = scores.shape
    if n == 0:
        return np.zeros(0, np.int64)
    best = scores[0] + transitions[0]
    back = np.zeros((n, k), np.int64)
    for i in range(1, n):
        step = best[:, None] + transitions
        back[i] = step.argmax(0)
        best = step.max(0) + scores[i]
    end = best.copy()
    end[[1 + 4 * r + j for r in range(3) for j in (0, 1)]] = -1e9
    labels = np.zeros(n, np.int64)
    labels[-1] = end.argmax()
    for i in range(n - 1, 0, -1):
        labels[i - 1] = back[i, labels[i]]
    return labels


def spans(labels):
    """(role, first, end) of each span."""
    found, first = [], 0
    for i, y in enumerate(labels):
        if y == 0:
            continue
        kind = (y - 1) % 4
        if kind in (0, 3):
            first = i
        if kind in (2, 3):
            found.append(((y - 1) // 4, first, i + 1))
    return found
