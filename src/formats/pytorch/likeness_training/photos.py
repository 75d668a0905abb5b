"""Photos as they are trained on: squares of one size, their folders, and which of them each step sees."""
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import likeness
import numpy as np
import torch
from PIL import Image

from .draws import HELD_OUT, ORDER, permutation, stream

FEWEST_TO_HOLD_OUT = 50
FEWEST_HELD_OUT = 4


def cache_side(image_size):
    """Side of the squares that views are cut from: room for crops above the view's own size."""
    return -(-int(np.ceil(image_size * 1.3)) // 4) * 4


def read_photos(folder, side, told):
    """All photos below a folder but those of a test set: pixels [n, 3, side, side], uint8, and their folders' numbers.

    A photo in a folder named `test` is of the test set, where others are in none. `told` says whether to name those that
    cannot be read. Folders' numbers are None where there are fewer than two folders.
    """
    paths = likeness.photos_below(folder)
    kept = [path for path in paths if 'test' not in (part.lower() for part in path.relative_to(folder).parts[:-1])]
    with ThreadPoolExecutor() as readers:  # Pillow lets other threads run while it decodes
        read = list(readers.map(lambda path: square(path, side, told), kept or paths))
    found = [(path, pixels) for path, pixels in zip(kept or paths, read) if pixels is not None]
    if not found:
        raise ValueError(f'There are no photos in {folder} that can be read.')
    names = [path.parent.name for path, _ in found]
    labels = sorted(set(names))
    numbers = torch.tensor([labels.index(name) for name in names]) if len(labels) > 1 else None
    return torch.stack([pixels for _, pixels in found]), numbers, labels if len(labels) > 1 else []


def square(path, side, told):
    try:
        with Image.open(path) as image:
            return (likeness.preprocess(image, side) * 255).round().to(torch.uint8)
    except (OSError, ValueError) as error:
        if told:
            print(f'{path} is left out: {error}', file=sys.stderr)
        return None


def held_out(count, share, seed):
    """Ids that are never trained on, by the page's rule."""
    places = int(np.floor(count * share + 0.5)) if count >= FEWEST_TO_HOLD_OUT else 0
    if places < FEWEST_HELD_OUT:
        return set()
    return set(permutation(stream(seed, HELD_OUT), count)[:places].tolist())


class Batches:
    """Which photos each step sees: a new order each epoch, cut into batches; what is left over waits for another."""

    def __init__(self, ids, batch_size, seed):
        if len(ids) < batch_size:
            raise ValueError(f'A batch of {batch_size} needs as many photos; there are {len(ids)} to train on.')
        self.ids, self.batch_size, self.seed = np.asarray(ids), batch_size, seed
        self.epoch, self.order = -1, None

    def at(self, step):
        """Ids of a step, from 1: a function of seed and step alone."""
        epoch, place = divmod(step - 1, len(self.ids) // self.batch_size)
        if epoch != self.epoch:
            self.epoch = epoch
            self.order = self.ids[permutation(stream(self.seed, ORDER, epoch), len(self.ids))]
        return self.order[place * self.batch_size : (place + 1) * self.batch_size]
