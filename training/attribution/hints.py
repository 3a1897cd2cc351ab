"""What a transformer makes of each token, in few numbers: a student learns to tell it from its own rows (FitNets: Romero et al. 2015), and with it what words mean."""
import os
import numpy as np
import torch

NUMBERS = 96
PIECE, PIECES = 1000, 60        # tokens of the training part that the axes are found on
AT_ONCE = 50_000                # tokens
WORTH = 0.03                    # beside the labels


class Axes:
    """The first principal components of standardised rows, each of variance one; their shares of the variance."""

    def __init__(self, rows):
        chosen = np.sort(np.random.default_rng(1).choice(max(1, len(rows) // PIECE), min(PIECES, max(1, len(rows) // PIECE)), replace=False))
        sample = torch.from_numpy(np.concatenate([rows[i * PIECE:(i + 1) * PIECE] for i in chosen])).float()
        self.mean, self.spread = sample.mean(0), sample.std(0, unbiased=False) + 1e-3
        sample = (sample - self.mean) / self.spread
        values, axes = np.linalg.eigh((sample.T @ sample / len(sample)).numpy())
        values, axes = values[::-1][:NUMBERS], axes[:, ::-1][:, :NUMBERS]
        self.axes = torch.from_numpy((axes / np.sqrt(values)).astype(np.float32))
        self.shares = (values / values.sum()).astype(np.float32)

    def of(self, rows):
        return (((torch.from_numpy(np.ascontiguousarray(rows)).float() - self.mean) / self.spread) @ self.axes).numpy().astype(np.float16)


def write(work, part, axes, hints):
    """PART.hint.npy from the hints of a part in order, and the shares of their axes in hint.shares.npy."""
    np.save(os.path.join(work, 'hint.shares.npy'), axes.shares)
    np.save(os.path.join(work, part + '.hint.npy'), np.concatenate(hints))


def pieces(rows):
    return (rows[i:i + AT_ONCE] for i in range(0, len(rows), AT_ONCE))


class Hints(torch.nn.Module):
    """Tells a token's hint from the network's row for it. Thrown away when all is learnt."""

    def __init__(self, work, width):
        super().__init__()
        self.scale = torch.from_numpy(np.sqrt(np.load(os.path.join(work, 'hint.shares.npy'))))
        self.tell = torch.nn.Linear(width, NUMBERS)

    def loss(self, rows, documents, b):
        """The squared error a token, each number by its share of the variance; documents without hints count nothing."""
        wanted, known = torch.zeros(len(rows), NUMBERS), torch.zeros(len(rows), 1)
        for d, (at, n) in zip(documents, b['starts']):
            if 'hint' in d:
                wanted[at:at + n], known[at:at + n] = torch.from_numpy(d['hint'].astype(np.float32)), 1
        return WORTH * ((((self.tell(rows) - wanted) * self.scale) ** 2).sum(1, keepdim=True) * known).sum() / b['mask'].sum()
