"""What likeness.py makes of pixels, for each model folder, in one process: PyTorch takes seconds to load.

usage: embed.py ROOT SIDE: ROOT/<model> are unpacked model zips, ROOT/pixels.bin is float32, [n, 3, SIDE, SIDE]. h goes into
ROOT/<model>/h.bin, z into z.bin, and what the classifier says into probabilities.bin.

       embed.py ROOT SIDE PHOTOS MOST: makes ROOT/pixels.bin, of at most MOST photos below PHOTOS, evenly spaced.
"""
import importlib.util
import sys
from pathlib import Path

import numpy as np
import torch
from PIL import Image

root, side = Path(sys.argv[1]), int(sys.argv[2])


def program(folder):
    """The likeness.py of a folder."""
    spec = importlib.util.spec_from_file_location(f'likeness_{folder.parent.name}', folder / 'likeness.py')
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make_pixels(photos, most):
    likeness = program(Path(__file__).resolve().parents[2] / 'formats' / 'pytorch')
    paths = likeness.photos_below(photos)
    paths = paths[:: max(1, len(paths) // most)][:most]
    pixels = torch.stack([likeness.preprocess(Image.open(path), side) for path in paths])
    pixels.numpy().astype('<f4').tofile(root / 'pixels.bin')


@torch.no_grad()
def embed_models():
    pixels = torch.from_numpy(np.fromfile(root / 'pixels.bin', '<f4').reshape(-1, 3, side, side))
    for folder in (path.parent for path in root.glob('*/config.json')):
        likeness = program(folder / 'pytorch')
        model = likeness.load(folder / 'pytorch')
        classifier, _ = likeness.load_classifier(folder / 'pytorch')
        h = model(pixels)
        for name, array in {'h': h, 'z': model.project(h), 'probabilities': classifier(pixels)}.items():
            array.numpy().tofile(folder / f'{name}.bin')


if len(sys.argv) > 3:
    make_pixels(sys.argv[3], int(sys.argv[4]))
else:
    embed_models()
