"""A model trained with Likeness, in PyTorch.

    import likeness
    model = likeness.load()                      # from the folder that this file lies in
    names, h = likeness.embed(model, 'photos')   # every photo below a folder -> [n, d]
    classifier, classes = likeness.load_classifier()                # where one was trained
    names, probabilities = likeness.embed(classifier, 'photos')     # [n, classes]

From a shell:

    python likeness.py embed FOLDER --out h.npy
    torchrun --nproc_per_node=2 likeness.py train FOLDER --config ../config.json     # goes on training; see --help

Needs torch >= 1.13, numpy and Pillow; Python 3.9 or later. The files beside it: encoder.safetensors, likeness_training
for the second command, and config.json one folder up, which says what the layers are.
"""
import argparse
import csv
import itertools
import json
import struct
import sys
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageOps
from torch import nn
from torch.nn import functional as F

HERE = Path(__file__).resolve().parent
PHOTOS = {'.jpg', '.jpeg', '.png', '.webp', '.gif', '.bmp', '.avif'}
# As in the page: core/architecture/layer.ts.
EPSILON = 1e-5
CHANNELS_PER_GROUP = 8


class Conv(nn.Conv2d):
    """A convolution padded as TensorFlow pads: the size over the stride, rounded up; what is odd comes after."""

    def forward(self, x):
        padding = []
        for size in (x.shape[3], x.shape[2]):  # F.pad begins with the last dimension
            stride, kernel = self.stride[0], self.kernel_size[0]
            total = max(0, (-(-size // stride) - 1) * stride + kernel - size)
            padding += [total // 2, total - total // 2]
        return super().forward(F.pad(x, padding))


class Rescale(nn.Module):
    """x * scale + offset, the same for all numbers."""

    def __init__(self, scale, offset):
        super().__init__()
        self.scale, self.offset = scale, offset

    def forward(self, x):
        return x * self.scale + self.offset


class Stack(nn.Module):
    """Layers one after the other, each under its own name."""

    def __init__(self, layers, channels):
        super().__init__()
        self.order, self.channels = append(self, layers, channels)

    def forward(self, x):
        return run(self, self.order, x)


class Residual(nn.Module):
    """relu(body(x) + shortcut(x)); an empty shortcut is the identity."""

    def __init__(self, body, shortcut, channels):
        super().__init__()
        self.body, self.channels = append(self, body, channels)
        self.shortcut, _ = append(self, shortcut, channels)

    def forward(self, x):
        return F.relu(run(self, self.body, x) + run(self, self.shortcut, x))


def append(module, layers, channels):
    """Gives a module its layers; returns their names with what follows each, and the channels that come out.

    `channels` is (channels, dimensions): dimensions are 2 while there are pixels, 0 for a vector.
    """
    order = []
    for layer in layers:
        made, channels = build(layer, channels)
        module.add_module(layer['name'], made)
        order.append((layer['name'], bool(layer.get('relu')) or layer['kind'] == 'relu'))
    return order, channels


def run(module, order, x):
    for name, relu in order:
        x = getattr(module, name)(x)
        x = F.relu(x) if relu else x
    return x


def build(layer, channels):
    """A layer of config.json as a module, and the channels that it gives."""
    kind, (count, dimensions) = layer['kind'], channels
    if kind == 'conv':
        bias = layer.get('bias', False)
        return Conv(count, layer['filters'], layer['kernel'], layer['stride'], bias=bias), (layer['filters'], 2)
    if kind == 'dense':
        return nn.Linear(count, layer['units']), (layer['units'], 0)
    if kind == 'batchNorm':
        norm = nn.BatchNorm2d if dimensions else nn.BatchNorm1d
        return norm(count, eps=EPSILON), channels
    if kind == 'groupNorm':
        groups = count // CHANNELS_PER_GROUP if dimensions else 1
        return nn.GroupNorm(groups, count, eps=EPSILON), channels
    if kind == 'maxPool':
        return nn.MaxPool2d(2), channels
    if kind == 'globalAveragePool':
        pool = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten()) if dimensions else nn.Identity()
        return pool, (count, 0)
    if kind == 'rescale':
        return Rescale(layer['scale'], layer['offset']), channels
    if kind == 'relu':
        return nn.Identity(), channels
    if kind == 'residual':
        block = Residual(layer['body'], layer['shortcut'], channels)
        return block, block.channels
    raise ValueError(f'This likeness.py does not know the layer "{kind}".')


class Likeness(nn.Module):
    """Encoder and projection head: pixels [n, 3, S, S] in [0, 1] -> h [n, d], and h -> z."""

    def __init__(self, config):
        super().__init__()
        self.image_size = config['preprocessing']['size']
        self.encoder = Stack(config['architecture']['encoder'], (3, 2))
        self.head = Stack(config['architecture']['head'], self.encoder.channels)

    def forward(self, pixels):
        return self.encoder(pixels * 2 - 1)

    def project(self, h):
        return self.head(h)


class Classifier(Likeness):
    """An encoder whose head is a dense layer: pixels [n, 3, S, S] in [0, 1] -> the probability of each class."""

    def forward(self, pixels):
        return F.softmax(self.project(super().forward(pixels)), 1)


def read_safetensors(path):
    """The arrays of a safetensors file, by name. No package is needed for a format this plain."""
    data = Path(path).read_bytes()
    (length,) = struct.unpack('<Q', data[:8])
    header = json.loads(data[8 : 8 + length])
    header.pop('__metadata__', None)
    arrays = {}
    for name, entry in header.items():
        start, end = entry['data_offsets']
        flat = np.frombuffer(data[8 + length + start : 8 + length + end], '<f4')
        arrays[name] = torch.from_numpy(flat.reshape(entry['shape']).copy())
    return arrays


def read_config(folder):
    """config.json of the zip that `folder`, its `pytorch`, lies in."""
    return json.loads((folder.parent / 'config.json').read_text(encoding='utf-8'))


def with_weights(model, arrays):
    """The model, ready to use, with these arrays for its own."""
    missing, unexpected = model.load_state_dict(arrays, strict=False)
    missing = [name for name in missing if not name.endswith('num_batches_tracked')]
    if missing or unexpected:
        raise ValueError(f'The safetensors do not fit config.json: {missing + unexpected}')
    return model.eval()


def load(folder=HERE, model=None):
    """The trained model, ready to embed; or `model` with the weights of the trained one."""
    folder = Path(folder)
    if model is None:
        model = Likeness(read_config(folder))
    return with_weights(model, read_safetensors(folder / 'encoder.safetensors'))


def load_classifier(folder=HERE):
    """The classifier that was trained on labels, ready to use, and the names of its classes.

    Its file has no encoder where it was trained on h: then it is that of the model.
    """
    folder = Path(folder)
    config = read_config(folder)
    if 'classifier' not in config:
        raise ValueError('No classifier was trained: the zip has none.')
    classes = config['classifier']['classes']
    config['architecture']['head'] = [{'kind': 'dense', 'name': 'classes', 'units': len(classes)}]
    arrays = {
        name: array
        for name, array in read_safetensors(folder / 'encoder.safetensors').items()
        if name.startswith('encoder.')
    }
    arrays.update(read_safetensors(folder.parent / 'classifier' / 'pytorch' / 'classifier.safetensors'))
    return with_weights(Classifier(config), arrays), classes


def preprocess(image, size):
    """A PIL image as [3, size, size] in [0, 1]: turned upright, cut to the square in its middle, resized."""
    upright = ImageOps.exif_transpose(image).convert('RGB')
    square = ImageOps.fit(upright, (size, size), Image.BILINEAR)
    return torch.from_numpy(np.asarray(square, np.float32).transpose(2, 0, 1) / 255)


def photos_below(folder):
    """Paths of all photos below a folder, in order."""
    return sorted(path for path in Path(folder).rglob('*') if path.suffix.lower() in PHOTOS)


def readable(paths, size):
    """Each photo that can be read, with its pixels; the others are named and left out."""
    for path in paths:
        try:
            yield path, preprocess(Image.open(path), size)
        except (OSError, ValueError) as error:
            print(f'{path} is left out: {error}', file=sys.stderr)


@torch.no_grad()
def embed(model, folder, batch=64):
    """Paths of all photos below a folder, in order, and what the model makes of them as a numpy array: h, [n, d]."""
    photos = readable(photos_below(folder), model.image_size)
    paths, rows = [], []
    while some := list(itertools.islice(photos, batch)):
        paths += [path for path, _ in some]
        rows.append(model(torch.stack([pixels for _, pixels in some])))
    if not rows:
        raise ValueError(f'There are no photos in {folder} that can be read.')
    return paths, torch.cat(rows).numpy()


def write_embeddings(options):
    paths, h = embed(load(), options.folder)
    out = Path(options.out)
    np.save(out, h)
    with open(out.with_suffix('.csv'), 'w', newline='', encoding='utf-8') as table:
        csv.writer(table).writerows([['path'], *([path] for path in paths)])
    print(f'{len(paths)} photos: {out}, one row each, in the order of {out.with_suffix(".csv")}')


def main():
    parser = argparse.ArgumentParser(description='Use a model that was trained with Likeness.')
    commands = parser.add_subparsers(dest='command', required=True)
    embedding = commands.add_parser('embed', help='h of every photo below a folder, as h.npy beside h.csv')
    embedding.add_argument('folder')
    embedding.add_argument('--out', default='h.npy')
    embedding.set_defaults(run=write_embeddings)
    training = commands.add_parser('train', help='go on training with photos of a folder; under torchrun, on many GPUs')
    if sys.argv[1:2] == ['train']:  # nothing else needs the files of likeness_training
        from likeness_training import train

        train.add_options(training)
        training.set_defaults(run=train.train)
    options = parser.parse_args()
    try:
        options.run(options)
    except (ValueError, ArithmeticError, OSError) as error:
        sys.exit(f'likeness.py: {error}')


if __name__ == '__main__':
    main()
