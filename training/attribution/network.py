"""The attribution network: every token mixes its neighbours, its head, its grandparent, its children, the constituents whose edge it is and its sentence."""
import torch
import torch.nn as nn
import torch.nn.functional as F

GAP = 16                    # rows of zeros around each document, as wide as the farthest neighbour
WIDTH = 96
PIECES = 2
DISTANCES = (1, 2, 4, 8)    # of the neighbours, a layer each
SIZES = {'tag': (64, 24), 'dep': (64, 24), 'ent': (80, 8), 'shape': (16, 8), 'quote': (8, 8), 'place': (64, 8)}
LEMMA, VECTOR, ROWS = 64, 64, 192         # VECTOR: of the networks saved before it could be chosen
# O, then begin, inside, end, single of source, cue and content
LABELS = 13


class GroupMax(torch.autograd.Function):
    """The largest of each group's rows, number by number; zero for a group without rows."""

    @staticmethod
    def forward(ctx, x, group, count):
        index = group.unsqueeze(1).expand_as(x)
        out = torch.full((count, x.shape[1]), -1e30).scatter_reduce(0, index, x, 'amax')
        out = torch.where(out < -1e29, torch.zeros(()), out)
        ctx.save_for_backward(x, group, out)
        return out

    @staticmethod
    def backward(ctx, grad):
        x, group, out = ctx.saved_tensors
        return F.embedding(group, grad) * (x == F.embedding(group, out)), None, None


class Drop(nn.Module):
    """Dropout whose masks are cut at random from one long one: drawing bits costs more than a layer."""

    def __init__(self, share):
        super().__init__()
        self.share, self.pool = share, None

    def forward(self, x):
        if not self.training or self.share == 0:
            return x
        n = x.numel()
        if self.pool is None or len(self.pool) < 2 * n:
            self.pool = (torch.rand(max(2 * n, 1 << 21)) >= self.share).float() / (1 - self.share)
        at = int(torch.randint(0, len(self.pool) - n, (1,)))
        return x * self.pool[at:at + n].view_as(x)


def take(x, index):
    """Rows by index; its gradient is faster than index_select's."""
    return F.embedding(index, x)


def shift(x, d):
    """Row i gets row i + d."""
    zeros = x.new_zeros(abs(d), x.shape[1])
    return torch.cat([x[d:], zeros]) if d > 0 else torch.cat([zeros, x[:d]])


class Layer(nn.Module):
    def __init__(self, distance, odd, dropout, width):
        super().__init__()
        self.distance, self.odd, self.width = distance, odd, width
        self.mix = nn.Linear(7 * width, PIECES * width)
        self.pool = nn.Linear(3 * width, PIECES * width, bias=False)
        self.norm = nn.LayerNorm(width, eps=1e-8)
        self.drop = Drop(dropout)
        nn.init.normal_(self.mix.weight, 0, (1.6 / (7 * width)) ** 0.5)
        nn.init.normal_(self.pool.weight, 0, (0.4 / (3 * width)) ** 0.5)

    def forward(self, x, b):
        # A head's children: rows that are not their own head; a root's own group is the spare row.
        children = GroupMax.apply(x, b['parent'], len(x) + 1)[:-1]
        head = take(x, b['head'])
        far = [take(x, b['left']), take(x, b['right'])] if self.odd else [take(head, b['head']), shift(x, -2 * self.distance) + shift(x, 2 * self.distance)]
        y = self.mix(torch.cat([x, shift(x, -self.distance), shift(x, self.distance), head, children] + far, 1))
        s = GroupMax.apply(x, b['sent'], b['sentences'] + 1)
        zeros = s.new_zeros(1, self.width)
        # Sentences of one document follow each other; between documents stands a spare, empty one.
        pooled = self.pool(torch.cat([s, torch.cat([zeros, s[:-1]]), torch.cat([s[1:], zeros])], 1))
        y = y + take(pooled, b['sent'])
        y = torch.max(y[:, :self.width], y[:, self.width:])
        return x + self.drop(self.norm(y)) * b['mask']


class Network(nn.Module):
    """rows: how many of a token's row it looks at; more than the encoders' where a teacher is shown a transformer's too, of which some are hidden while it learns."""

    def __init__(self, lemmas, dropout=0.15, rows=ROWS, width=WIDTH, vector=VECTOR, distances=DISTANCES):
        super().__init__()
        self.rows, self.width, self.hide = rows, width, Drop(0.2)
        self.embed = nn.ModuleDict({k: nn.Embedding(n, w) for k, (n, w) in SIZES.items()})
        self.lemma = nn.Embedding(lemmas, LEMMA)
        total = rows + vector + LEMMA + sum(w for _, w in SIZES.values())
        self.enter = nn.Linear(total, PIECES * width)
        self.norm = nn.LayerNorm(width, eps=1e-8)
        self.drop = Drop(dropout)
        self.layers = nn.ModuleList([Layer(d, i % 2 == 0, dropout, width) for i, d in enumerate(distances)])
        self.out = nn.Linear(width, LABELS)
        self.trans = nn.Parameter(torch.zeros(LABELS, LABELS))
        for e in list(self.embed.values()) + [self.lemma]:
            nn.init.normal_(e.weight, 0, 0.3)
        nn.init.normal_(self.enter.weight, 0, (1.6 / total) ** 0.5)
        self.register_buffer('allowed', allowed())

    def encode(self, b):
        rows = b['rows'][:, :self.rows]
        if self.rows > ROWS:
            rows = torch.cat([rows[:, :ROWS], self.hide(rows[:, ROWS:])], 1)
        parts = [rows, b['vector'], self.lemma(b['lemma'])] + [e(b[k]) for k, e in self.embed.items()]
        y = self.enter(torch.cat(parts, 1))
        x = self.norm(torch.max(y[:, :self.width], y[:, self.width:]))
        x = self.drop(x) * b['mask']
        for layer in self.layers:
            x = layer(x, b)
        return x

    def forward(self, b):
        return self.out(self.encode(b))

    def transitions(self):
        return self.trans + self.allowed

    def loss(self, scores, b):
        """
        Negative log-likelihood a token: sentence by sentence, each conditioned on the label before it. Where teachers have read the documents too, their probabilities of labels
        and of pairs of labels stand beside the annotators' (b['share'] of each sentence): the cross-entropy of two chains needs no more of them.
        """
        t = self.transitions()
        e = scores[b['grid']]                       # sentences × longest × labels
        gold, inside, before, alive = b['gold'], b['inside'], b['before'], b['alive']
        n, length = gold.shape
        alpha = t[before] + e[:, 0]
        for i in range(1, length):
            k = int(alive[i])                       # sentences are sorted, the longest first
            if k == 0:
                break
            alpha = torch.cat([torch.logsumexp(alpha[:k].unsqueeze(2) + t.unsqueeze(0), 1) + e[:k, i], alpha[k:]])
        with torch.no_grad():
            share = b['share'].unsqueeze(1)
            wanted = F.one_hot(gold, LABELS).float() * (inside * (1 - share)).unsqueeze(2)
            both = inside[:, 1:]
            pairs = torch.zeros(LABELS * LABELS).index_add_(0, (gold[:, :-1] * LABELS + gold[:, 1:])[both], (1 - share).expand_as(both)[both]).view(LABELS, LABELS)
            if 'taught' in b:
                taught, expected = posteriors(b['taught'][b['grid']], b['taught_transitions'], before, alive, inside, b['share'])
                wanted, pairs = wanted + taught, pairs + expected
        path = (wanted * e).sum() + (wanted[:, 0] * t[before]).sum() + (pairs * t).sum()
        return (torch.logsumexp(alpha, 1).sum() - path) / inside.sum()


def posteriors(e, t, before, alive, inside, share):
    """
    The probabilities of labels (sentences × longest × labels) and the sums of those of pairs (labels × labels), each sentence counted by its share: forward–backward.
    """
    n, length = inside.shape
    forward, backward = torch.zeros_like(e), torch.zeros_like(e)
    forward[:, 0] = t[before] + e[:, 0]
    steps = [(i, int(alive[i])) for i in range(1, length) if int(alive[i]) > 0]
    for i, k in steps:
        forward[:k, i] = torch.logsumexp(forward[:k, i - 1].unsqueeze(2) + t, 1) + e[:k, i]
    for i, k in reversed(steps):
        backward[:k, i - 1] = torch.logsumexp(t + (e[:k, i] + backward[:k, i]).unsqueeze(1), 2)
    whole = torch.logsumexp(forward[:, 0] + backward[:, 0], 1).view(-1, 1, 1)
    single = torch.exp(forward + backward - whole) * (inside * share.unsqueeze(1)).unsqueeze(2)
    pairs = torch.zeros(LABELS, LABELS)
    for i, k in steps:
        pairs += (torch.exp(forward[:k, i - 1].unsqueeze(2) + t + (e[:k, i] + backward[:k, i]).unsqueeze(1) - whole[:k]) * share[:k].view(-1, 1, 1)).sum(0)
    return single, pairs


def allowed():
    """0 where one label may follow another, −10,000 where not."""
    t = torch.full((LABELS, LABELS), -1e4)
    for a in range(LABELS):
        for c in range(LABELS):
            open_ = a > 0 and (a - 1) % 4 in (0, 1)
            goes = c > 0 and (c - 1) % 4 in (1, 2)
            same = a > 0 and c > 0 and (a - 1) // 4 == (c - 1) // 4
            if (open_ and goes and same) or (not open_ and not goes):
                t[a, c] = 0
    return t
