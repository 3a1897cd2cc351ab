#!/usr/bin/env python3
"""Learn the weights of signs for acts: data/acts/acts.weights.

    train.py SIGNS.tsv OUT.weights [--examples SIGNS.tsv] [--test SIGNS.tsv] [--no-folds]

SIGNS.tsv is what `Casus.Quality act-signs` writes: document, set, act, doubtful, then the signs of one saying a line.
Multinomial logistic regression with an L2 penalty, by L-BFGS; five folds by document for the scores and the
temperature; weights in 8 bits. Deterministic on one thread. Needs numpy and torch.
"""
import argparse, collections, struct, sys, warnings
import numpy as np, torch

warnings.filterwarnings('ignore', message='Sparse CSR')
torch.set_num_threads(1)
torch.manual_seed(0)

ACTS = 'threat pledge offer demand requirement refusal acceptance accusation denial warning assessment report none'.split()
NONE = len(ACTS) - 1
LEAST_SEEN = 3        # a sign seen less often in training is not learnt
PENALTY = 10.0
FIRST_SET = 0.8       # weight of a label of the first half, made before the readers had shared conventions
EXAMPLE = 1.5         # weight of an example of our own
FOLDS = 5
LEAST_WEIGHT = 0.05   # a sign whose weights all lie below is left out of the file

Saying = collections.namedtuple('Saying', 'document set act doubtful signs')

def load(path):
    out = []
    for line in open(path, encoding='utf-8', newline='\n'):
        f = line.rstrip('\n').split('\t')
        out.append(Saying(f[0], int(f[1]), ACTS.index(f[2]), f[3] == 'doubtful', f[4:]))
    return out

def vocabulary(sayings):
    seen = collections.Counter(s for x in sayings for s in x.signs)
    return {s: i for i, s in enumerate(sorted(s for s, n in seen.items() if n >= LEAST_SEEN))}

def matrix(sayings, signs):
    rows, columns = [0], []
    for x in sayings:
        columns += sorted({signs[s] for s in x.signs if s in signs})
        rows.append(len(columns))
    return torch.sparse_csr_tensor(torch.tensor(rows), torch.tensor(columns), torch.ones(len(columns)), size=(len(sayings), len(signs)))

def transposed(x):
    starts = x.crow_indices()
    rows = torch.repeat_interleave(torch.arange(x.shape[0]), starts[1:] - starts[:-1])
    return torch.sparse_coo_tensor(torch.stack([x.col_indices(), rows]), x.values(), (x.shape[1], x.shape[0])).coalesce().to_sparse_csr()

def weight_of(saying):
    return {1: FIRST_SET, 2: 1.0, 3: EXAMPLE}[saying.set]

def fit(sayings, signs, steps=60):
    x = matrix(sayings, signs)
    xt = transposed(x)
    share = torch.tensor([weight_of(s) for s in sayings])
    share = (share / share.sum())[:, None]
    y = torch.nn.functional.one_hot(torch.tensor([s.act for s in sayings]), len(ACTS)).float()
    w = torch.zeros(len(signs), len(ACTS), requires_grad=True)
    b = torch.zeros(len(ACTS), requires_grad=True)
    penalty = PENALTY / len(sayings)
    descent = torch.optim.LBFGS([w, b], max_iter=steps, history_size=10, line_search_fn='strong_wolfe')

    def closure():
        with torch.no_grad():
            logs = torch.log_softmax(x @ w + b, 1)
            error = (logs.exp() - y) * share
            w.grad = xt @ error + penalty * w
            b.grad = error.sum(0)
            return -(share * y * logs).sum() + 0.5 * penalty * (w * w).sum()

    descent.step(closure)
    return w.detach(), b.detach()

def scores(sayings, signs, w, b):
    return matrix(sayings, signs) @ w + b

def guess(z):
    z = z.clone()
    z[:, NONE] = -1e9
    return z.argmax(1)

def accuracy(sayings, z, only=lambda s: True):
    kept = [i for i, s in enumerate(sayings) if not s.doubtful and s.act != NONE and only(s)]
    truth = torch.tensor([sayings[i].act for i in kept])
    return (guess(z)[kept] == truth).float().mean().item() if kept else float('nan')

def confusion(sayings, z):
    table = np.zeros((NONE, NONE), int)
    for s, g in zip(sayings, guess(z).tolist()):
        if s.act != NONE and not s.doubtful:
            table[s.act, g] += 1
    print(f"{'gold, found':>12} " + ' '.join(f'{a[:6]:>6}' for a in ACTS[:NONE]) + ' recall')
    for a in range(NONE):
        print(f'{ACTS[a]:>12} ' + ' '.join(f'{n:6}' for n in table[a]) + f' {table[a, a] / max(1, table[a].sum()):6.2f}')

def temperature(sayings, z):
    truth = torch.tensor([s.act for s in sayings])
    tried = [0.6 + 0.05 * i for i in range(40)]
    return min(tried, key=lambda t: torch.nn.functional.cross_entropy(z / t, truth).item())

def calibration(sayings, z, t):
    """Expected calibration error of the first act over ten bins, among acts."""
    p = torch.softmax(z[:, :NONE] / t, 1)
    kept = [i for i, s in enumerate(sayings) if s.act != NONE and not s.doubtful]
    top, act = p[kept].max(1)
    right = (act == torch.tensor([sayings[i].act for i in kept])).float()
    error = 0.0
    for low in range(10):
        of = (top >= low / 10) & (top < (low + 1) / 10 if low < 9 else top <= 1)
        if of.any():
            error += of.float().mean().item() * abs(top[of].mean().item() - right[of].mean().item())
            print(f'  said {top[of].mean().item():.2f}  right {right[of].mean().item():.2f}  of {int(of.sum())}')
    return error

def fnv(sign):
    h = 14695981039346656037
    for unit in np.frombuffer(sign.encode('utf-16-le', 'surrogatepass'), np.uint16).tolist():
        h = ((h ^ unit) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return h

def write(path, signs, w, b, t):
    kept = [(fnv(s), i) for s, i in signs.items() if w[i].abs().max().item() >= LEAST_WEIGHT]
    kept.sort()
    order = [i for _, i in kept]
    w = w[order].numpy()
    step = np.abs(w).max(0) / 127
    cells = np.rint(w / step).astype(np.int8)
    with open(path, 'wb') as f:
        f.write(b'CASUSACT' + struct.pack('<iiif', 1, len(order), len(ACTS), t))
        f.write(step.astype('<f4').tobytes() + b.numpy().astype('<f4').tobytes())
        f.write(np.array([h for h, _ in kept], '<u8').tobytes() + cells.tobytes())
    print(f'{len(order)} of {len(signs)} signs written')

def main():
    a = argparse.ArgumentParser()
    a.add_argument('signs'); a.add_argument('out')
    a.add_argument('--examples'); a.add_argument('--test'); a.add_argument('--no-folds', action='store_true'); a.add_argument('--save')
    a = a.parse_args()
    sayings = load(a.signs)
    own = load(a.examples) if a.examples else []
    t = 1.0
    if not a.no_folds:
        documents = {d: i % FOLDS for i, d in enumerate(sorted({s.document for s in sayings}))}
        z = torch.zeros(len(sayings), len(ACTS))
        for k in range(FOLDS):
            train = [s for s in sayings if documents[s.document] != k] + own
            held = [i for i, s in enumerate(sayings) if documents[s.document] == k]
            signs = vocabulary(train)
            z[held] = scores([sayings[i] for i in held], signs, *fit(train, signs))
        t = temperature(sayings, z)
        print(f'five folds: accuracy {accuracy(sayings, z):.4f}, first set {accuracy(sayings, z, lambda s: s.set == 1):.4f}, second {accuracy(sayings, z, lambda s: s.set == 2):.4f}, temperature {t:.2f}')
        print(f'expected calibration error {calibration(sayings, z, t):.3f}')
        confusion(sayings, z)
        if a.save: torch.save(z, a.save)
    signs = vocabulary(sayings + own)
    w, b = fit(sayings + own, signs)
    if a.test:
        held = load(a.test)
        z = scores(held, signs, w, b)
        print(f'test: accuracy {accuracy(held, z):.4f}')
        confusion(held, z)
    write(a.out, signs, w, b, t)

if __name__ == '__main__':
    main()
