"""What likeness.py makes of pixels, for each model folder, in one process: PyTorch takes seconds to load.

usage: embed.py ROOT SIDE [PHOTOS MOST]; ROOT/<model> are unpacked model zips. With PHOTOS the pixels are those of at most MOST
photos below it, evenly spaced, and go into ROOT/pixels.bin; else they are read from there: float32, [n, 3, SIDE, SIDE].
h goes into ROOT/<model>/h.bin, z into ROOT/<model>/z.bin.
"""
import importlib.util
import sys
from pathlib import Path

import numpy as np
import torch
from PIL import Image

root, side = Path(sys.argv[1]), int(sys.argv[2])
models = sorted(path.parent for path in root.glob('*/config.json'))


def load(folder):
    """The likeness.py of a model's own folder."""
    spec = importlib.util.spec_from_file_location(f'likeness_{folder.name}', folder / 'pytorch' / 'likeness.py')
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if len(sys.argv) > 3:
    likeness = load(models[0])
    paths = likeness.photos_below(sys.argv[3])
    paths = paths[:: max(1, len(paths) // int(sys.argv[4]))][: int(sys.argv[4])]
    pixels = torch.stack([likeness.preprocess(Image.open(path), side) for path in paths])
    pixels.numpy().astype('<f4').tofile(root / 'pixels.bin')
pixels = torch.from_numpy(np.fromfile(root / 'pixels.bin', '<f4').reshape(-1, 3, side, side))
for folder in models:
    model = load(folder).load(folder / 'pytorch')
    with torch.no_grad():
        h = model(pixels)
        h.numpy().tofile(folder / 'h.bin')
        model.project(h).numpy().tofile(folder / 'z.bin')
