"""Reads the features written by training/Features and aligns annotators' spans (brat, as PolNeAR has them) with the tokens."""
import collections, glob, os, re
import numpy as np

COLUMNS = ['start', 'end', 'tag', 'dep', 'ent', 'shape', 'quote', 'place', 'sent', 'head', 'left', 'right', 'lemma']
ROLES = ('source', 'cue', 'content')


class Rows:
    """Rows that stay in their files until they are asked for: with a transformer they are more than the memory holds."""

    def __init__(self, parts):
        self.parts, self.shape = parts, (len(parts[0]), sum(p.shape[1] for p in parts))

    def beside(self, rows):
        return Rows(self.parts + [rows])

    def astype(self, kind):
        return np.concatenate([p.astype(kind) for p in self.parts], 1)


class Corpus:
    """Documents of one features file: the columns of their tokens, and a row of numbers for each; with a transformer its rows stand after the encoders' own."""

    def __init__(self, prefix, transformer=False):
        self.names, self.spans = [], {}
        for line in open(prefix + '.docs', encoding='utf-8'):
            name, first, count = line.rstrip('\n').split('\t')
            self.names.append(name)
            self.spans[name] = (int(first), int(first) + int(count))
        self.tokens = np.fromfile(prefix + '.tokens', np.int32).reshape(-1, len(COLUMNS))
        self.parts = [np.memmap(prefix + '.rows', np.float16, 'r').reshape(len(self.tokens), -1)]
        if transformer:
            self.parts.append(np.load(prefix + '.transformer.npy', mmap_mode='r'))
        self.hints = np.load(prefix + '.hint.npy', mmap_mode='r') if os.path.exists(prefix + '.hint.npy') else None
        self.ids = np.fromfile(prefix + '.ids', np.uint64)
        self.lemmas = open(prefix + '.lemmas', encoding='utf-8', newline='').read().split('\n')

    def rows(self, name):
        return Rows([p[slice(*self.spans[name])] for p in self.parts])

    def columns(self, name):
        a, b = self.spans[name]
        return {c: self.tokens[a:b, i] for i, c in enumerate(COLUMNS)}


def brat(path):
    """Attributions of a brat file: a list of dicts role → list of (start, end)."""
    texts, found = {}, []
    lines = [l.rstrip('\n') for l in open(path, encoding='utf-8')]
    for l in lines:
        if re.match(r'T\d+\t\w+ \d', l):
            key, middle = l.split('\t')[:2]
            texts[key] = [tuple(map(int, x.split())) for x in middle.split(' ', 1)[1].split(';')]
    for l in lines:
        if re.match(r'E\d+\t', l):
            roles = collections.defaultdict(list)
            for role, t in (x.split(':') for x in l.split('\t')[1].split()[1:]):
                role = re.sub(r'\d+$', '', role).lower()
                if role in ROLES and t in texts:
                    roles[role] += texts[t]
            found.append({r: sorted(roles[r]) for r in ROLES})
    return found


def annotations(root, name):
    """All annotators' files of a document, the first by name first."""
    return [brat(p) for p in sorted(glob.glob(os.path.join(root, 'attributions', glob.escape(name) + '_*.ann')))]


QUOTES = '"\'“”‘’«»„ \n\t,.'


def trim(text, s, e):
    """The span without outer quotation marks, space, commas and full stops, as the scorer compares it."""
    while s < e and text[s] in QUOTES: s += 1
    while e > s and text[e - 1] in QUOTES: e -= 1
    return s, e


def align(starts, ends, s, e):
    """The tokens [first, end) that a span of code points covers, or None."""
    a = int(np.searchsorted(ends, s, side='right'))
    b = int(np.searchsorted(starts, e, side='left'))
    return (a, b) if b > a else None
