#!/usr/bin/python3
"""What a small transformer makes of each token, for teachers alone: the product has nothing of it.

    transformer.py MODEL_FOLDER PART TEXT_FOLDER

MODEL_FOLDER holds model.onnx and vocab.txt of all-MiniLM-L6-v2 (`Casus.Features transformer`). PART is the prefix of features that `Casus.Features texts` wrote for TEXT_FOLDER.
Writes PART.transformer.npy: tokens × 1536 halves, the rows of the last four of six layers, each the mean over the token's word pieces (Devlin et al. 2019, section 5.3, use the last
four layers of BERT in this way).
"""
import math, os, sys, unicodedata
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from corpus import Corpus

LAYERS, HEADS = 6, 12
KEPT = (3, 4, 5, 6)         # the embeddings are layer 0
WINDOW, BEFORE = 240, 64    # word pieces read together, and those of the text before them that are read along
LONGEST_WORD = 12           # word pieces
TOGETHER = 32               # documents


def varint(b, i):
    value = shift = 0
    while True:
        c = b[i]
        value |= (c & 127) << shift
        i, shift = i + 1, shift + 7
        if c < 128:
            return value, i


def fields(b):
    """(number, value) of each field of a protocol buffers message: numbers and memory views."""
    i = 0
    while i < len(b):
        key, i = varint(b, i)
        if key & 7 == 0:
            value, i = varint(b, i)
        elif key & 7 == 2:
            length, i = varint(b, i)
            value, i = b[i:i + length], i + length
        else:
            width = {1: 8, 5: 4}[key & 7]
            value, i = b[i:i + width], i + width
        yield key >> 3, value


def weights(path):
    """The float tensors of an ONNX file by the names of the model they were made from (onnx.proto: ModelProto 7, GraphProto 1 and 5, TensorProto 1, 2, 8 and 9)."""
    graph = next(v for n, v in fields(memoryview(open(path, 'rb').read())) if n == 7)
    named, products = {}, {}
    for number, value in fields(graph):
        if number == 5:
            shape, kind, name, raw = [], 0, '', b''
            for n, v in fields(value):
                if n == 1: shape += [v] if isinstance(v, int) else []
                elif n == 2: kind = v
                elif n == 8: name = bytes(v).decode()
                elif n == 9: raw = v
            if kind == 1:
                named[name] = np.frombuffer(raw, '<f4').reshape(shape)
    nodes = [([bytes(v).decode() for n, v in fields(node) if n == 1], [bytes(v).decode() for n, v in fields(node) if n == 2], next((bytes(v).decode() for n, v in fields(node) if n == 4), ''))
             for number, node in fields(graph) if number == 1]
    # A matrix lost its name where it was turned: it is the one whose product its own bias is added to.
    for ins, outs, kind in nodes:
        if kind == 'MatMul':
            products.update({outs[0]: named[i] for i in ins if i in named and named[i].ndim == 2})
    for ins, _, kind in nodes:
        for bias in ins:
            if kind == 'Add' and bias in named and bias.endswith('.bias'):
                named.update({bias[:-4] + 'weight': products[other].T for other in ins if other in products})
    return named


class Block(nn.Module):
    """A layer of BERT: attention, then two products, each with what went in added and normalised."""

    def __init__(self, width, inner):
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.first, self.second = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Identity()

    def forward(self, x, bias):
        n, length, width = x.shape
        q, k, v = (f(x).view(n, length, HEADS, width // HEADS).transpose(1, 2) for f in (self.query, self.key, self.value))
        attention = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(width // HEADS) + bias, -1)
        x = self.first(x + self.drop(self.out((attention @ v).transpose(1, 2).reshape(n, length, width))))
        return self.second(x + self.drop(self.down(F.gelu(self.up(x)))))


class Transformer(nn.Module):
    def __init__(self, path):
        super().__init__()
        named = {n[n.index('embeddings.') if 'embeddings.' in n else n.index('layer.'):]: v for n, v in weights(path).items() if 'embeddings.' in n or 'layer.' in n}
        kept = lambda name: torch.tensor(np.ascontiguousarray(named[name]))
        self.words, self.places = nn.Embedding.from_pretrained(kept('embeddings.word_embeddings.weight')), kept('embeddings.position_embeddings.weight')
        self.kind = kept('embeddings.token_type_embeddings.weight')[0]
        width, inner = self.words.weight.shape[1], len(named['layer.0.intermediate.dense.bias'])
        self.norm, self.blocks = nn.LayerNorm(width, eps=1e-12), nn.ModuleList([Block(width, inner) for _ in range(LAYERS)])
        modules = {'embeddings.LayerNorm': self.norm}
        for i, b in enumerate(self.blocks):
            modules.update({f'layer.{i}.{name}': module for name, module in (
                ('attention.self.query', b.query), ('attention.self.key', b.key), ('attention.self.value', b.value), ('attention.output.dense', b.out),
                ('attention.output.LayerNorm', b.first), ('intermediate.dense', b.up), ('output.dense', b.down), ('output.LayerNorm', b.second))})
        for name, module in modules.items():
            module.weight.data, module.bias.data = kept(name + '.weight'), kept(name + '.bias')

    def forward(self, ids, mask, blocks=LAYERS):
        """The rows of each layer, the embeddings first."""
        return self.above(self.norm(self.words(ids) + self.places[:ids.shape[1]] + self.kind), mask, self.blocks[:blocks])

    def above(self, x, mask, blocks):
        """The rows that are given, then those of each block upon them."""
        bias = (1 - mask.float())[:, None, None, :] * -1e9
        layers = [x]
        for block in blocks:
            layers.append(block(layers[-1], bias))
        return layers


class Pieces:
    """WordPiece without capitals and accents (Devlin et al. 2019)."""

    def __init__(self, path):
        self.ids = {line.rstrip('\r\n'): i for i, line in enumerate(open(path, encoding='utf-8'))}
        self.known = {}

    def of(self, word):
        if word not in self.known:
            plain = ''.join(c for c in unicodedata.normalize('NFD', word.lower()) if unicodedata.category(c) != 'Mn')
            spaced = ''.join(f' {c} ' if unicodedata.category(c)[0] == 'P' or c in '$+<=>^`|~' else c for c in plain)
            found = [piece for part in spaced.split() for piece in self.split(part)]
            self.known[word] = (found or [self.ids['[UNK]']])[:LONGEST_WORD]
        return self.known[word]

    def split(self, part):
        found, at = [], 0
        while at < len(part):
            end = next((e for e in range(len(part), at, -1) if ('##' if at else '') + part[at:e] in self.ids), None)
            if end is None:
                return [self.ids['[UNK]']]
            found.append(self.ids[('##' if at else '') + part[at:end]])
            at = end
        return found


def windows(lengths, sentences):
    """(first of the text before, first, end): tokens that are read together, whole sentences where they fit."""
    found, first, size, last = [], 0, 0, 0
    for end in [i for i in range(1, len(lengths)) if sentences[i] != sentences[i - 1]] + [len(lengths)]:
        if size + sum(lengths[last:end]) > WINDOW and last > first:
            found.append((first, last))
            first, size = last, 0
        size, last = size + sum(lengths[last:end]), end
        while size > WINDOW:
            cut, taken = first, 0
            while taken + lengths[cut] <= WINDOW:
                cut, taken = cut + 1, taken + lengths[cut]
            found.append((first, cut))
            first, size = cut, size - taken
    if first < len(lengths):
        found.append((first, len(lengths)))
    for first, end in found:
        start, taken = first, 0
        while start > 0 and taken + lengths[start - 1] <= BEFORE:
            start, taken = start - 1, taken + lengths[start - 1]
        yield start, first, end


class Reader:
    """What the transformer makes of documents: a row of halves for each token."""

    def __init__(self, folder):
        self.transformer, self.pieces = Transformer(os.path.join(folder, 'model.onnx')).eval(), Pieces(os.path.join(folder, 'vocab.txt'))
        self.width = len(KEPT) * self.transformer.words.weight.shape[1]

    def read(self, documents):
        """documents: (columns of the tokens, text) of each; their windows are read together, those alike in length at once."""
        made, work = [np.empty((len(columns['start']), self.width), np.float16) for columns, _ in documents], []
        for rows, (columns, text) in zip(made, documents):
            words = [self.pieces.of(text[s:e]) for s, e in zip(columns['start'], columns['end'])]
            work += [(rows, first, first - start, words[start:end]) for start, first, end in windows([len(w) for w in words], columns['sent'])]
        work.sort(key=lambda w: sum(map(len, w[3])))
        begin, end = self.pieces.ids['[CLS]'], self.pieces.ids['[SEP]']
        with torch.no_grad():
            for i in range(0, len(work), 16):
                group = work[i:i + 16]
                longest = max(sum(map(len, words)) for *_, words in group) + 2
                ids, mask = np.zeros((len(group), longest), np.int64), np.zeros((len(group), longest), np.int64)
                for k, (*_, words) in enumerate(group):
                    line = [begin] + [piece for word in words for piece in word] + [end]
                    ids[k, :len(line)], mask[k, :len(line)] = line, 1
                layers = self.transformer(torch.from_numpy(ids), torch.from_numpy(mask))
                found = torch.cat([layers[k] for k in KEPT], 2).numpy()
                for k, (rows, at, skipped, words) in enumerate(group):
                    lengths = np.array([len(w) for w in words])
                    first = 1 + np.cumsum(lengths) - lengths
                    rows[at:at + len(words) - skipped] = (sums(found[k], first, lengths) / lengths[:, None])[skipped:]
        return made


def read_part(reader, corpus, texts):
    """(name, rows) of each document of a part, in its order."""
    for i in range(0, len(corpus.names), TOGETHER):
        names = corpus.names[i:i + TOGETHER]
        documents = [(corpus.columns(name), open(os.path.join(texts, name + '.txt'), encoding='utf-8', newline='').read()) for name in names]
        yield from zip(names, reader.read(documents))


def main(folder, part, texts):
    torch.set_num_threads(1)
    corpus, reader = Corpus(part), Reader(folder)
    rows = np.lib.format.open_memmap(part + '.transformer.npy', mode='w+', dtype=np.float16, shape=(len(corpus.tokens), reader.width))
    for name, made in read_part(reader, corpus, texts):
        a, b = corpus.spans[name]
        rows[a:b] = made
    rows.flush()


def sums(rows, first, lengths):
    """Of each word the sum of its pieces' rows."""
    running = np.concatenate([np.zeros((1, rows.shape[1]), np.float32), np.cumsum(rows, 0)])
    return running[first + lengths] - running[first]


if __name__ == '__main__':
    main(*sys.argv[1:4])
