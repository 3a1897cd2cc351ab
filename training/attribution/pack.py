#!/usr/bin/python3
"""Writes trained weights as the sections of the product's file.

    pack.py WEIGHTS.pt WORK FOLDER

FOLDER gets one file a section; `Casus.Features pack FOLDER TARGET` makes them one checked file. Numbers are halves, as bytes.
"""
import os, sys
import numpy as np
import torch
from network import DISTANCES, SIZES, VECTOR
from vectors import Vectors


def main(weights, work, folder):
    os.makedirs(folder, exist_ok=True)
    saved = torch.load(weights)
    state, shape = saved['state'], saved['shape']
    distances, width = shape.get('distances', DISTANCES), state['norm.weight'].shape[0]

    def put(name, array):
        array = array.numpy() if hasattr(array, 'numpy') else array
        array.astype('<f2').tofile(os.path.join(folder, name))

    def raw(name, data):
        open(os.path.join(folder, name), 'wb').write(data)

    raw('lemmas', '\n'.join(saved['vocabulary']).encode())
    raw('labels', open(os.path.join(work, 'train.labels'), 'rb').read())
    raw('distances', np.array(distances, '<i4').tobytes())
    put('lemma', state['lemma.weight'])
    for name, (_, numbers) in SIZES.items():
        put(name, state[f'embed.{name}.weight'])
        raw(name + '.width', np.array([numbers], '<i4').tobytes())
    put('enter.w', state['enter.weight']); put('enter.b', state['enter.bias'])
    put('norm.scale', state['norm.weight']); put('norm.shift', state['norm.bias'])
    for i in range(len(distances)):
        put(f'layer{i}.mix.w', state[f'layers.{i}.mix.weight']); put(f'layer{i}.mix.b', state[f'layers.{i}.mix.bias'])
        own, before, after = torch.split(state[f'layers.{i}.pool.weight'], width, 1)
        put(f'layer{i}.pool.w', torch.cat([before, own, after], 1))    # as sentences follow each other
        put(f'layer{i}.scale', state[f'layers.{i}.norm.weight']); put(f'layer{i}.shift', state[f'layers.{i}.norm.bias'])
    put('out.w', state['out.weight']); put('out.b', state['out.bias'])
    put('transitions', state['trans'] + state['allowed'])
    vectors = Vectors(os.path.join(work, 'md'), shape.get('vector', VECTOR))
    keys = (vectors.keys >> np.uint64(32)).astype('<u4')
    _, first = np.unique(keys, return_index=True)
    raw('words.keys', keys[first].tobytes())
    raw('words.rows', vectors.places[first].astype('<u2').tobytes())
    raw('words.bytes', vectors.bytes.tobytes())
    raw('words.scales', vectors.scales.astype('<f4').tobytes())


if __name__ == '__main__':
    main(*sys.argv[1:4])
