#!/usr/bin/python3
"""Trains the attribution network.

    train.py WORK POLNEAR_TRAIN [POLNEAR_DEV] --out FILE.pt [--epochs N] [--seed S] [--threads N] [--also-dev] [--taught SHARE [--beside PART…]]

WORK holds the features (train.*, dev.*) and vectors (md.*) that training/Features wrote. The same seed and thread count give the same weights. One thread is the fastest
for batches of this size: train several networks side by side instead. With --taught, what several networks made of the texts together (teach.py) counts for SHARE of what is
learnt from annotated texts, and for all of it in the parts of --beside, texts without annotation.
With --hints it also learns to tell what a transformer makes of the tokens of those parts that have it (hints.py).
With --transformer it also sees what transformer.py made of the texts: a teacher may, the product does not. With --begin-as it begins with a teacher's weights, but those of what it
does not see itself.
"""
import argparse, collections, math, os, time
import numpy as np
import torch
from batches import batch, decode, label, spans
from corpus import Corpus, ROLES, annotations, trim, align
from hints import Hints
from network import DISTANCES, Network, VECTOR, WIDTH
from vectors import Vectors

OFTEN = 12              # a lemma that no annotated text need have


def features(corpus, vocabulary, vectors):
    """The documents of a corpus, without labels, in its order."""
    numbers = np.array([vocabulary.get(l, 0) for l in corpus.lemmas], np.int64)
    for name in corpus.names:
        columns = dict(corpus.columns(name))
        a, b = corpus.spans[name]
        columns.update(lemma=numbers[columns['lemma']], name=name, rows=corpus.rows(name), vector=vectors.rows(corpus.ids[a:b]).astype(np.float16))
        if corpus.hints is not None:
            columns.update(hint=corpus.hints[a:b])
        yield columns


def load(prefix, root, vocabulary, vectors, share=0, transformer=False):
    """The documents of a part, once for each annotator; with a share, as the teachers read them too. Without a root there are no annotators."""
    corpus = Corpus(prefix, transformer)
    taught = dict(np.load(prefix + '.taught.npz')) if share else None
    documents = []
    for base in features(corpus, vocabulary, vectors):
        if share:
            a, b = corpus.spans[base['name']]
            base.update(taught=taught['scores'][a:b], taught_transitions=torch.from_numpy(taught['transitions']), share=share)
        if root is None:
            documents.append(dict(base, labels=decode(base['taught'], taught['transitions'])))
            continue
        text = open(os.path.join(root, 'text', base['name'] + '.txt'), encoding='utf-8', newline='').read()
        for i, attributions in enumerate(annotations(root, base['name'])):
            documents.append(dict(base, text=text, labels=label(base, text, attributions), attributions=attributions, first=i == 0))
    return documents


def vocabulary_of(work, others=()):
    """The lemmas that the training part has four times or more, or it and the other parts OFTEN, the commonest first, and the number of each."""
    def counts(part):
        corpus, found = Corpus(os.path.join(work, part)), collections.Counter()
        for l, n in zip(corpus.lemmas, np.bincount(corpus.tokens[:, 12], minlength=len(corpus.lemmas))):
            found[l] += int(n)
        return found
    annotated = counts('train')
    every = sum(map(counts, others), annotated)
    kept = [l for l, n in sorted(every.items(), key=lambda x: -x[1]) if annotated[l] >= 4 or n >= OFTEN]
    return kept, {l: i + 1 for i, l in enumerate(kept)}


def score(network, documents, batched=batch):
    """Exact F1 of source, cue and content as the scorer counts."""
    C = collections.Counter()
    network.eval()
    with torch.no_grad():
        t = network.transitions().numpy()
        for d in documents:
            if not d['first']:
                continue
            b = batched([d])
            at, n = b['starts'][0]
            labels = decode(network(b)[at:at + n].numpy(), t)
            found = collections.defaultdict(set)
            for r, s, e in spans(labels):
                found[r].add(trim(d['text'], int(d['start'][s]), int(d['end'][e - 1])))
            for r, role in enumerate(ROLES):
                gold = {trim(d['text'], *x) for a in d['attributions'] for x in a[role]}
                C[r, 'g'] += len(gold); C[r, 'p'] += len(found[r]); C[r, 'x'] += len(gold & found[r])
    network.train()
    return [200 * C[r, 'x'] / max(1, C[r, 'p'] + C[r, 'g']) for r in range(3)]


def begin_as(network, path, vocabulary):
    saved = torch.load(path)
    if saved['vocabulary'] != vocabulary or saved['shape']['width'] != network.width:
        raise SystemExit(f'train.py: {path} has another vocabulary or width')
    state = saved['state']
    entered, seen = state['enter.weight'], saved['shape']['rows']
    state['enter.weight'] = torch.cat([entered[:, :network.rows], entered[:, seen:]], 1)
    network.load_state_dict(state)


def groups(network, rate):
    """The parameters of the attribution network for an optimiser: what is multiplied by fades a little, what is looked up does not."""
    fades = lambda n, x: x.dim() > 1 and not n.startswith(('embed', 'lemma', 'trans'))
    named = list(network.named_parameters())
    return [{'params': [x for n, x in named if fades(n, x)], 'weight_decay': 0.02, 'lr': rate}, {'params': [x for n, x in named if not fades(n, x)], 'weight_decay': 0, 'lr': rate}]


def learn(network, parameters, documents, held, epochs, size, batched=batch, hints=None):
    """
    Trains on batches of so many documents and gives the mean of the latest weights (Polyak and Juditsky 1992), which are measured on the held documents from the third epoch on. The rate of each
    group rises for a tenth of the steps and falls from there.
    """
    optimiser = torch.optim.AdamW(parameters, betas=(0.9, 0.98))
    most = [g['lr'] for g in optimiser.param_groups]
    steps, step = epochs * math.ceil(len(documents) / size), 0
    average = {k: v.detach().clone() for k, v in network.state_dict().items()}
    for epoch in range(epochs):
        began, total, count = time.time(), 0.0, 0
        order = np.random.permutation(len(documents))
        for i in range(0, len(order), size):
            progress = step / steps
            for g, rate in zip(optimiser.param_groups, most):
                g['lr'] = rate * (progress / 0.1 if progress < 0.1 else max(0.02, (1 - progress) / 0.9))
            chosen = [documents[j] for j in order[i:i + size]]
            b = batched(chosen)
            # Words that training never saw are met every day: some are hidden while learning.
            b['lemma'] = b['lemma'] * (torch.rand(len(b['lemma'])) > 0.15)
            b['vector'] = b['vector'] * (torch.rand(len(b['vector']), 1) > 0.1)
            rows = network.encode(b) if hints else None
            loss = network.loss(network.out(rows) if hints else network(b), b)
            total += loss.item(); count += 1
            loss = loss + hints.loss(rows, chosen, b) if hints else loss
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([x for g in optimiser.param_groups for x in g['params']], 1.0)
            optimiser.step()
            step += 1
            keep = min(0.998, 1 - 1 / (1 + step / 8))
            with torch.no_grad():
                for k, v in network.state_dict().items():
                    if v.dtype.is_floating_point:
                        average[k].mul_(keep).add_(v, alpha=1 - keep)
            if step % 20 == 0 and epoch == 0:
                print(step, round(total / count, 4), round(time.time() - began, 1), flush=True)
        line = f'epoch {epoch + 1} loss {total / count:.4f} {time.time() - began:.0f} s'
        if held and epoch >= 2:
            latest = {k: v.clone() for k, v in network.state_dict().items()}
            network.load_state_dict(average)
            line += ' dev %.1f / %.1f / %.1f' % tuple(score(network, held, batched))
            network.load_state_dict(latest)
        print(line, flush=True)
    return average


def main():
    p = argparse.ArgumentParser()
    p.add_argument('work'); p.add_argument('train'); p.add_argument('dev', nargs='?')
    p.add_argument('--out', required=True); p.add_argument('--epochs', type=int, default=8); p.add_argument('--seed', type=int, default=1)
    p.add_argument('--threads', type=int, default=1); p.add_argument('--rate', type=float, default=2e-3); p.add_argument('--also-dev', action='store_true')
    p.add_argument('--dropout', type=float, default=0.15); p.add_argument('--taught', type=float, default=0)
    p.add_argument('--transformer', action='store_true'); p.add_argument('--width', type=int, default=WIDTH); p.add_argument('--begin-as')
    p.add_argument('--beside', nargs='+', default=[]); p.add_argument('--hints', action='store_true')
    p.add_argument('--vector', type=int, default=VECTOR); p.add_argument('--distances', type=int, nargs='+', default=DISTANCES)
    o = p.parse_args()
    torch.manual_seed(o.seed); np.random.seed(o.seed); torch.set_num_threads(o.threads)
    kept, vocabulary = vocabulary_of(o.work, o.beside)
    vectors = Vectors(os.path.join(o.work, 'md'), o.vector)
    documents = load(os.path.join(o.work, 'train'), o.train, vocabulary, vectors, o.taught, o.transformer)
    held = load(os.path.join(o.work, 'dev'), o.dev, vocabulary, vectors, o.taught if o.also_dev else 0, o.transformer) if o.dev else []
    for part in o.beside:
        documents += load(os.path.join(o.work, part), None, vocabulary, vectors, 1, o.transformer)
    if o.also_dev:
        documents += held
    print(f'{len(documents)} documents, {sum(len(d["tag"]) for d in documents)} tokens, {len(vocabulary)} lemmas', flush=True)
    shape = {'rows': documents[0]['rows'].shape[1], 'width': o.width, 'vector': o.vector, 'distances': tuple(o.distances)}
    network = Network(len(vocabulary) + 1, o.dropout, **shape)
    if o.begin_as:
        begin_as(network, o.begin_as, kept)
    print(sum(x.numel() for x in network.parameters()), 'weights', flush=True)
    hints = Hints(o.work, o.width) if o.hints else None
    parameters = groups(network, o.rate) + ([{'params': list(hints.parameters()), 'weight_decay': 0, 'lr': o.rate}] if hints else [])
    average = learn(network, parameters, documents, [] if o.also_dev else held, o.epochs, 6, hints=hints)
    torch.save({'state': average, 'vocabulary': kept, 'shape': shape}, o.out)


if __name__ == '__main__':
    main()
