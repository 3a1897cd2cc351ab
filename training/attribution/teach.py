#!/usr/bin/python3
"""Lets several networks read together: their scores of labels, averaged, are what a single one learns from (Hinton, Vinyals and Dean 2015).

    teach.py WORK PART[=TEXT_FOLDER]… --networks FILE.pt… [--transformer MODEL_FOLDER]

Where the training part has its rows of a transformer, WORK/PART.hint.npy is written too (hints.py).
Writes WORK/PART.taught.npz for each part whose features are in WORK: scores (tokens × labels, in the order of the features) and transitions. Networks that see a transformer's rows take them
from WORK/PART.transformer.npy; with a text folder they are made on the way and not kept: 3 kB a token.
"""
import argparse, os
import numpy as np
import torch
from batches import batch
from corpus import Corpus
from network import LABELS, Network, VECTOR
from hints import Axes, pieces, write
from train import features
from transformer import Reader, read_part
from vectors import Vectors


def read(path, prefix):
    saved = torch.load(path)
    vocabulary = {l: i + 1 for i, l in enumerate(saved['vocabulary'])}
    network = Network(len(vocabulary) + 1, **saved['shape'])
    network.load_state_dict(saved['state'])
    return network.eval(), vocabulary, Vectors(prefix, saved['shape'].get('vector', VECTOR))


def documents(corpus, texts, reader):
    """(name, rows of a transformer or none) in order."""
    return read_part(reader, corpus, texts) if texts else ((name, None) for name in corpus.names)


def main():
    p = argparse.ArgumentParser()
    p.add_argument('work'); p.add_argument('parts', nargs='+'); p.add_argument('--networks', nargs='+', required=True); p.add_argument('--transformer')
    o = p.parse_args()
    torch.set_num_threads(1)
    networks = [read(file, os.path.join(o.work, 'md')) for file in o.networks]
    reader = Reader(o.transformer) if o.transformer else None
    rows_of_train = os.path.join(o.work, 'train.transformer.npy')
    axes = Axes(np.load(rows_of_train, mmap_mode='r')) if os.path.exists(rows_of_train) else None
    transitions = sum(n.transitions().detach().numpy() for n, *_ in networks) / len(networks)
    for part, _, texts in (p.partition('=') for p in o.parts):
        corpus = Corpus(os.path.join(o.work, part), not texts and os.path.exists(os.path.join(o.work, part + '.transformer.npy')))
        hints = []
        scores = np.zeros((len(corpus.tokens), LABELS), np.float32)
        read_by = [features(corpus, vocabulary, vectors) for _, vocabulary, vectors in networks]
        with torch.no_grad():
            for name, rows in documents(corpus, texts, reader):
                first, end = corpus.spans[name]
                if axes and rows is not None:
                    hints.append(axes.of(rows))
                for (network, *_), them in zip(networks, read_by):
                    d = next(them)
                    b = batch([d if rows is None else dict(d, rows=d['rows'].beside(rows))])
                    at, n = b['starts'][0]
                    scores[first:end] += network(b)[at:at + n].numpy() / len(networks)
        np.savez(os.path.join(o.work, part + '.taught.npz'), scores=scores, transitions=transitions)
        if axes and (hints or len(corpus.parts) > 1):
            write(o.work, part, axes, hints or [axes.of(rows) for rows in pieces(corpus.parts[-1])])


if __name__ == '__main__':
    main()
