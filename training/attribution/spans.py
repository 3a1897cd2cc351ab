#!/usr/bin/python3
"""Learns to score whole spans, among those that the network finds likely.

    spans.py SPANS POLNEAR FOLDER [HELD_SPANS HELD_POLNEAR]

SPANS is what `Casus.Features spans` wrote of POLNEAR/text. Writes spans.source, spans.cue and spans.content (float32) to FOLDER: what multiplies each number (SUMS a number), what is added, what
each value of each category adds, what multiplies the sums. Of the held part the exact F1 is told, of the spans that are worth most by themselves: before the product joins them to sayings.
"""
import bisect, glob, os, sys
import numpy as np
import torch
import torch.nn as nn
from corpus import ROLES, annotations, trim

# As SpanFeatures has them
NUMBERS = 68
VALUES = [64, 64, 64, 64, 64, 64, 64, 16, 16, 16, 400, 400, 400]
SUMS = 16
FAIR = [0.42, 0.4, 0.38]        # as LabelledSpan has them
EPOCHS, AT_ONCE, RATE, FADE = 6, 512, 3e-3, 1e-2


class Scorer(nn.Module):
    """The first sum counts as it is, the others where they are above zero, each by its weight."""

    def __init__(self, numbers):
        super().__init__()
        self.register_buffer('mean', numbers.mean(0))
        self.register_buffer('spread', numbers.std(0) + 1e-2)
        self.dense, self.out = nn.Linear(NUMBERS, SUMS), nn.Parameter(torch.randn(SUMS - 1) / SUMS ** 0.5)
        self.known = nn.ModuleList([nn.Embedding(n, SUMS) for n in VALUES])
        nn.init.zeros_(self.dense.weight[0])
        for table in self.known:
            nn.init.zeros_(table.weight)

    def forward(self, numbers, categories):
        sums = self.dense((numbers - self.mean) / self.spread) + sum(table(categories[:, i]) for i, table in enumerate(self.known))
        return sums[:, 0] + torch.relu(sums[:, 1:]) @ self.out

    def write(self, path):
        dense = self.dense.weight / self.spread
        parts = [dense.T, self.dense.bias - dense @ self.mean] + [table.weight for table in self.known] + [torch.ones(1), self.out]
        np.concatenate([part.detach().numpy().reshape(-1) for part in parts]).astype('<f4').tofile(path)


def load(path, root):
    """(text, role, first, end of each span), their numbers and categories, how many of the annotators have each, and the spans of the first annotator of each text."""
    raw = np.fromfile(path, np.int32).reshape(-1, 4 + NUMBERS + len(VALUES))
    head = raw[:, :4].copy()
    right, first = np.zeros(len(head), np.float32), {}
    for number, text_path in enumerate(sorted(glob.glob(os.path.join(root, 'text', '*.txt')))):
        name = os.path.basename(text_path)[:-4]
        text = open(text_path, encoding='utf-8', newline='').read()
        files = annotations(root, name)
        marked = [[{trim(text, *x) for roles in one for x in roles[role]} for role in ROLES] for one in files]
        if not marked:
            continue
        first[number] = marked[0]
        for i in range(*np.searchsorted(head[:, 0], [number, number + 1])):
            head[i, 2:] = trim(text, *head[i, 2:])
            right[i] = sum(tuple(head[i, 2:]) in spans[head[i, 1]] for spans in marked) / len(marked)
    return head, raw[:, 4:4 + NUMBERS].copy().view(np.float32), raw[:, 4 + NUMBERS:].astype(np.int64), right, first


def learn(numbers, categories, right):
    numbers, categories, right = torch.from_numpy(numbers), torch.from_numpy(categories), torch.from_numpy(right)
    scorer = Scorer(numbers)
    optimiser = torch.optim.AdamW(scorer.parameters(), lr=RATE, weight_decay=FADE)
    steps, step = EPOCHS * -(-len(numbers) // AT_ONCE), 0
    for _ in range(EPOCHS):
        for chosen in torch.randperm(len(numbers)).split(AT_ONCE):
            optimiser.param_groups[0]['lr'] = RATE * (1 - step / steps)
            loss = nn.functional.binary_cross_entropy_with_logits(scorer(numbers[chosen], categories[chosen]), right[chosen])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            step += 1
    return scorer


def choose(spans, worth):
    """Of spans (first, end) those that do not overlap and are worth most together: their places."""
    order = sorted(range(len(spans)), key=lambda i: spans[i][1])
    ends, best = [spans[i][1] for i in order], [0.0]
    for i in order:
        best.append(max(best[-1], worth[i] + best[bisect.bisect_right(ends, spans[i][0])]))
    chosen, at = [], len(order)
    while at:
        if best[at] == best[at - 1]:
            at -= 1
            continue
        chosen.append(order[at - 1])
        at = bisect.bisect_right(ends, spans[order[at - 1]][0])
    return chosen


def score(head, probabilities, first):
    """Exact F1 of each role."""
    found = np.zeros((3, 3))
    for number, marked in first.items():
        a, b = np.searchsorted(head[:, 0], [number, number + 1])
        spans = [tuple(h[2:]) for h in head[a:b]]
        kept = [(head[a + i, 1], spans[i]) for i in choose(spans, [p - FAIR[r] for p, r in zip(probabilities[a:b], head[a:b, 1])])]
        for role in range(3):
            mine = {span for r, span in kept if r == role}
            found[role] += len(mine & marked[role]), len(mine), len(marked[role])
    return [200 * right / (mine + marked) for right, mine, marked in found]


def main(path, root, folder, held=None, held_root=None):
    torch.manual_seed(1)
    torch.set_num_threads(1)
    head, numbers, categories, right, _ = load(path, root)
    scorers = []
    for role, name in enumerate(ROLES):
        of = head[:, 1] == role
        scorers.append(learn(numbers[of], categories[of], right[of]))
        scorers[-1].write(os.path.join(folder, 'spans.' + name))
    if held:
        head, numbers, categories, right, first = load(held, held_root)
        probabilities = np.zeros(len(head))
        with torch.no_grad():
            for role, scorer in enumerate(scorers):
                of = head[:, 1] == role
                probabilities[of] = torch.sigmoid(scorer(torch.from_numpy(numbers[of]), torch.from_numpy(categories[of]))).numpy()
        for label, p in (('as the network has them', 1 / (1 + np.exp(-numbers[:, 0]))), ('scored as a whole', probabilities)):
            print(label, '%.1f / %.1f / %.1f' % tuple(score(head, p, first)))


if __name__ == '__main__':
    main(*sys.argv[1:])
