"""Trains with likeness.py, once for each model folder, in one process: PyTorch takes seconds to load.

usage: train.py PHOTOS ROOT MODEL...; a model's files lie in ROOT/MODEL, and what is trained comes into ROOT/MODEL/out.
PHOTOS is made first, of ROOT/photos.json: a number of squares of one side, in two folders.
"""
import json
import sys
from argparse import ArgumentParser
from pathlib import Path

import numpy as np
from PIL import Image

photos, root, models = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
sys.path.insert(0, str(root / models[0] / 'pytorch'))
import likeness  # noqa: E402
from likeness_training import train  # noqa: E402

given = json.loads((root / 'photos.json').read_text())
if not photos.exists():
    pixels = np.fromfile(root / 'photos.bin', np.uint8).reshape(given['count'], given['side'], given['side'], 3)
    for at, square in enumerate(pixels):
        folder = photos / ('a' if at < given['count'] // 2 else 'b')
        folder.mkdir(parents=True, exist_ok=True)
        Image.fromarray(square).save(folder / f'{at:03}.png')

for model in models:
    likeness.HERE = root / model / 'pytorch'
    parser = ArgumentParser()
    train.add_options(parser)
    train.train(parser.parse_args([str(photos), '--out', str(root / model / 'out'), *given['options']]))
