"""Word vectors cut to their first principal components, as the product keeps them: bytes with a scale a row."""
import numpy as np


class Vectors:
    def __init__(self, prefix, width):
        keys = np.fromfile(prefix + '.keys', np.uint64)
        order = np.argsort(keys)
        self.keys = keys[order]
        self.places = np.fromfile(prefix + '.keyrows', np.int32)[order]
        full = np.fromfile(prefix + '.vectors', np.float32).reshape(-1, 300)
        full = full / np.maximum(1e-6, np.linalg.norm(full, axis=1, keepdims=True))
        mean = full.mean(0)
        _, _, axes = np.linalg.svd(full - mean, full_matrices=False)
        axes = axes[:width]
        axes *= np.sign(axes[np.arange(width), np.abs(axes).argmax(1)])[:, None]
        cut = (full - mean) @ axes.T
        cut /= cut.std()
        self.scales = np.abs(cut).max(1) / 127
        self.bytes = np.round(cut / np.maximum(1e-9, self.scales)[:, None]).astype(np.int8)
        self.table = self.bytes.astype(np.float32) * self.scales[:, None].astype(np.float32)

    def rows(self, ids):
        """A row for each id; zeros for a word without a vector."""
        at = np.minimum(np.searchsorted(self.keys, ids), len(self.keys) - 1)
        known = self.keys[at] == ids
        out = self.table[np.where(known, self.places[at], 0)]
        out[~known] = 0
        return out
