#!/usr/bin/python3
"""Trains a teacher that sees a small transformer and tunes it too (Devlin et al. 2019, section 4): the product has nothing of either.

    tuned.py MODEL_FOLDER WORK POLNEAR_TRAIN [POLNEAR_DEV] --out FILE.pt [--epochs N] [--seed S] [--dropout D]
    tuned.py MODEL_FOLDER WORK --read FILE.pt… --parts PART=TEXT_FOLDER…

MODEL_FOLDER and WORK are those of transformer.py and train.py. The attribution network stands on the transformer's last two layers beside all else it sees; both learn together, the
transformer's upper half at a smaller rate, its lower half not at all. With --read the networks read texts together, as teach.py has others do, and write WORK/PART.taught.npz.
"""
import argparse, os
import numpy as np
import torch
import torch.nn as nn
from batches import batch
from corpus import Corpus
from network import Drop, LABELS, Network, ROWS, VECTOR
from train import features, groups, learn, load, vocabulary_of
from transformer import Pieces, Transformer, windows
from vectors import Vectors

SEEN = 2                # of the transformer's layers, the last ones
FROZEN = 3              # the first ones
SIZE = 4                # documents read together
RATE, TUNING = 2e-3, 3e-4


class Tuned(nn.Module):
    def __init__(self, folder, lemmas, dropout=0.15):
        super().__init__()
        self.transformer = Transformer(os.path.join(folder, 'model.onnx'))
        self.wide = self.transformer.words.weight.shape[1]
        for i, block in enumerate(self.transformer.blocks):
            block.requires_grad_(i >= FROZEN)
            block.drop = Drop(0.1 if i >= FROZEN else 0)
        self.transformer.words.requires_grad_(False), self.transformer.norm.requires_grad_(False)
        self.network = Network(lemmas, dropout, rows=ROWS + SEEN * self.wide)

    def transitions(self):
        return self.network.transitions()

    def loss(self, scores, b):
        return self.network.loss(scores, b)

    def forward(self, b):
        made = self.network_rows(b)
        return self.network(dict(b, rows=torch.cat([b['rows'], made], 1)))

    def network_rows(self, b):
        """The mean of each token's word pieces, for the rows of a batch."""
        layers = self.transformer.above(b['lower'], b['mask_of_pieces'], self.transformer.blocks[FROZEN:])
        made = torch.cat(layers[-SEEN:], 2).reshape(-1, SEEN * self.wide)
        made = torch.nn.functional.embedding(b['piece'], made)
        total = made.new_zeros(len(b['rows']), made.shape[1]).index_add(0, b['of'], made)
        return total / b['pieces']


class Reader:
    """Documents to windows of word pieces, and what the frozen half of the transformer makes of them."""

    def __init__(self, folder):
        self.pieces = Pieces(os.path.join(folder, 'vocab.txt'))
        self.transformer = Transformer(os.path.join(folder, 'model.onnx')).eval()
        self.known = {}

    def windowed(self, documents, texts=None):
        """Puts beside each document its windows: the token of each piece, −1 for those that are only read along, and the frozen half's rows."""
        fresh = []
        for d in documents:
            if d['name'] not in self.known:
                text = d['text'] if texts is None else open(os.path.join(texts, d['name'] + '.txt'), encoding='utf-8', newline='').read()
                words = [self.pieces.of(text[s:e]) for s, e in zip(d['start'], d['end'])]
                self.known[d['name']] = [self.line(words, *w) for w in windows([len(w) for w in words], d['sent'])]
                fresh += self.known[d['name']]
            d['windows'] = self.known[d['name']]
        fresh.sort(key=lambda w: len(w['ids']))
        with torch.no_grad():
            for i in range(0, len(fresh), 16):
                group = fresh[i:i + 16]
                ids, mask = grid([w['ids'] for w in group], 0), grid([[1] * len(w['ids']) for w in group], 0)
                made = self.transformer(ids, mask, FROZEN)[-1].half()
                for w, rows in zip(group, made):
                    w['rows'] = rows[:len(w['ids'])].clone()
        return documents

    def line(self, words, start, first, end):
        ids, of = [self.pieces.ids['[CLS]']], [-1]
        for i in range(start, end):
            ids += words[i]
            of += [i if i >= first else -1] * len(words[i])
        return {'ids': ids + [self.pieces.ids['[SEP]']], 'of': np.array(of + [-1])}


def grid(lines, rest):
    made = np.full((len(lines), max(map(len, lines))), rest, np.int64)
    for row, line in zip(made, lines):
        row[:len(line)] = line
    return torch.from_numpy(made)


def batched(documents):
    b = batch(documents)
    lines = [(w, at) for d, (at, _) in zip(documents, b['starts']) for w in d['windows']]
    of = grid([np.where(w['of'] < 0, -1, w['of'] + at) for w, at in lines], -1).reshape(-1).numpy()
    piece = np.flatnonzero(of >= 0)
    counts = np.bincount(of[piece], minlength=len(b['rows'])).clip(1)
    b.update(lower=nn.utils.rnn.pad_sequence([w['rows'].float() for w, _ in lines], batch_first=True), mask_of_pieces=grid([[1] * len(w['ids']) for w, _ in lines], 0),
             piece=torch.from_numpy(piece), of=torch.from_numpy(of[piece]), pieces=torch.from_numpy(counts.astype(np.float32)).unsqueeze(1))
    return b


def read(o, reader, vectors):
    networks = []
    for path in o.read:
        saved = torch.load(path)
        networks.append((Tuned(o.folder, len(saved['vocabulary']) + 1), {l: i + 1 for i, l in enumerate(saved['vocabulary'])}))
        networks[-1][0].load_state_dict(saved['state'])
        networks[-1][0].eval()
    for part, texts in (p.split('=') for p in o.parts):
        corpus = Corpus(os.path.join(o.work, part))
        scores = np.zeros((len(corpus.tokens), LABELS), np.float32)
        transitions = sum(n.transitions().detach().numpy() for n, _ in networks) / len(networks)
        with torch.no_grad():
            for network, vocabulary in networks:
                for d in features(corpus, vocabulary, vectors):
                    reader.known.clear()
                    b = batched(reader.windowed([d], texts))
                    (at, n), (first, end) = b['starts'][0], corpus.spans[d['name']]
                    scores[first:end] += network(b)[at:at + n].numpy() / len(networks)
        np.savez(os.path.join(o.work, part + '.taught.npz'), scores=scores, transitions=transitions)


def main():
    p = argparse.ArgumentParser()
    p.add_argument('folder'); p.add_argument('work'); p.add_argument('train', nargs='?'); p.add_argument('dev', nargs='?')
    p.add_argument('--out'); p.add_argument('--epochs', type=int, default=4); p.add_argument('--seed', type=int, default=21)
    p.add_argument('--read', nargs='+'); p.add_argument('--parts', nargs='+'); p.add_argument('--dropout', type=float, default=0.15)
    o = p.parse_args()
    torch.manual_seed(o.seed); np.random.seed(o.seed); torch.set_num_threads(1)
    reader, vectors = Reader(o.folder), Vectors(os.path.join(o.work, 'md'), VECTOR)
    if o.read:
        return read(o, reader, vectors)
    kept, vocabulary = vocabulary_of(o.work)
    documents = reader.windowed(load(os.path.join(o.work, 'train'), o.train, vocabulary, vectors))
    held = reader.windowed(load(os.path.join(o.work, 'dev'), o.dev, vocabulary, vectors)) if o.dev else []
    network = Tuned(o.folder, len(vocabulary) + 1, o.dropout)
    tuned = [x for x in network.transformer.parameters() if x.requires_grad]
    parameters = groups(network.network, RATE) + [{'params': tuned, 'weight_decay': 0.01, 'lr': TUNING}]
    average = learn(network, parameters, documents, held, o.epochs, SIZE, batched)
    torch.save({'state': average, 'vocabulary': kept}, o.out)


if __name__ == '__main__':
    main()
