"""Runs a trained network in NumPy, from its weights alone, and decodes a straight path.

    python docs/check_weights.py runs/quickstart-seed1

Reads weights.safetensors with the standard library and NumPy only. For recipes with a place code, the rate form of the
leak, displacement input and no bias: quickstart, rat-1m, sorscher-2019.
"""
import json
import re
import struct
import sys

import numpy as np

run = sys.argv[1]

with open(f"{run}/weights.safetensors", "rb") as f:
    (length,) = struct.unpack("<Q", f.read(8))
    header = json.loads(f.read(length))
    data = f.read()
weights = {
    name: np.frombuffer(data[entry["data_offsets"][0] : entry["data_offsets"][1]], "<f4").reshape(entry["shape"])
    for name, entry in header.items()
    if name != "__metadata__"
}
E, M = weights["encoder.weight"], weights["RNN.weight_ih_l0"]
J, D = weights["RNN.weight_hh_l0"], weights["decoder.weight"]
centres = np.load(f"{run}/arrays/place_cell_centres_m.npy")
recipe = open(f"{run}/recipe.yaml").read()
alpha = float(re.search(r"^\s+alpha: (\S+)", recipe, re.M).group(1))
width = float(re.search(r"^\s+width_metres: (\S+)", recipe, re.M).group(1))
ratio = float(re.search(r"^\s+surround_variance_ratio: (\S+)", recipe, re.M).group(1))


def softmax(z):
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def place_code(x):
    r = ((x - centres) ** 2).sum(-1)
    p = softmax(-r / (2 * width**2)) - softmax(-r / (2 * ratio * width**2))
    p += abs(p.min())
    return p / p.sum()


errors = []
for angle in np.linspace(0, 2 * np.pi, 60, endpoint=False):
    x = np.array([0.1, -0.05])
    h = E @ place_code(x)
    for _ in range(20):
        v = 0.01 * np.array([np.cos(angle), np.sin(angle)])
        x = x + v
        h = (1 - alpha) * h + alpha * np.maximum(J @ h + M @ v, 0)
        decoded = centres[np.argsort(D @ h)[-3:]].mean(0)
        errors.append(np.linalg.norm(decoded - x))
print(f"{len(weights)} arrays; straight paths from the middle: mean decoding error {100 * np.mean(errors):.1f} cm")
