#!/usr/bin/python3
"""Lets several networks read together: their scores of labels, averaged, are what a single one learns from (Hinton, Vinyals and Dean 2015).

    teach.py WORK PART… --networks FILE.pt…

Writes WORK/PART.taught.npz for each part whose features are in WORK: scores (tokens × labels, in the order of the features) and transitions.
"""
import argparse, os
import numpy as np
import torch
from batches import batch
from corpus import Corpus
from network import LABELS, Network, VECTOR
from train import features
from vectors import Vectors


def main():
    p = argparse.ArgumentParser()
    p.add_argument('work'); p.add_argument('parts', nargs='+'); p.add_argument('--networks', nargs='+', required=True)
    o = p.parse_args()
    torch.set_num_threads(1)
    for part in o.parts:
        corpus = Corpus(os.path.join(o.work, part), os.path.exists(os.path.join(o.work, part + '.transformer.npy')))
        scores, transitions = np.zeros((len(corpus.tokens), LABELS), np.float32), 0
        for file in o.networks:
            saved = torch.load(file)
            vocabulary = {l: i + 1 for i, l in enumerate(saved['vocabulary'])}
            network = Network(len(vocabulary) + 1, **saved['shape'])
            network.load_state_dict(saved['state'])
            network.eval()
            vectors = Vectors(os.path.join(o.work, 'md'), saved['shape'].get('vector', VECTOR))
            transitions = transitions + network.transitions().detach().numpy() / len(o.networks)
            with torch.no_grad():
                for d in features(corpus, vocabulary, vectors):
                    b = batch([d])
                    (at, n), (first, end) = b['starts'][0], corpus.spans[d['name']]
                    scores[first:end] += network(b)[at:at + n].numpy() / len(o.networks)
        np.savez(os.path.join(o.work, part + '.taught.npz'), scores=scores, transitions=transitions)


if __name__ == '__main__':
    main()
