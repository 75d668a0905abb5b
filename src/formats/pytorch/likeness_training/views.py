"""Two random views of a photo: crop, flip and rotation in one reading, then colours, greyscale and blur.

What is done to a photo is drawn as the page draws it (draws.py), and done as the page does it, for a whole batch at once.
The colour operations are torchvision's.
"""
import math

import numpy as np
import torch
from torch.nn import functional as F

from .draws import AUGMENT, draws

RATIO = (3 / 4, 4 / 3)  # width over height of a crop
CROP_TRIES = 10
SIGMA = (0.1, 1.0)  # of the blur, in pixels of a view 32 pixels wide
LUMA = (0.2989, 0.587, 0.114)
ONE = 65536  # crops are judged in fixed point, as on every device of the page


def plan(settings, step, photos, view):
    """What is done to each photo for its first or second view (0 or 1): arrays [n], and the colours' order [n, 4]."""
    spec = settings['augmentation']
    u = draws(settings['seed'], AUGMENT, step, np.asarray(photos) * 2 + view, 15 + 2 * CROP_TRIES)

    def between(at, low, high):
        return low + (high - low) * u[:, at]

    amounts = [between(3 + at, max(0, 1 - spec[name]), 1 + spec[name]) for at, name in enumerate(FACTORS)]
    amounts.append(between(6, -spec['hue'], spec['hue']))
    width, height = crop_size(u[:, 15::2], u[:, 16::2], spec['cropMinArea'])
    return {
        'flip': u[:, 0] < spec['flip'],
        'rotation': np.radians(between(1, -spec['rotationDegrees'], spec['rotationDegrees'])),
        'jitter': u[:, 2] < spec['jitter'],
        'amounts': np.stack(amounts, axis=1),
        'order': np.array([shuffled(row) for row in u[:, 7:10]]),
        'greyscale': u[:, 10] < spec['greyscale'],
        'blur': u[:, 11] < spec['blur'],
        'sigma': between(12, *SIGMA) * settings['imageSize'] / 32,
        'left': u[:, 13] * (1 - width),
        'top': u[:, 14] * (1 - height),
        'width': width,
        'height': height,
    }


def crop_size(areas, ratios, smallest):
    """Width and height, as shares of the square, of the first crop of each row that fits; else of the whole: [n], [n]."""
    area_start = math.floor(smallest * ONE)
    ratio_start, ratio_end = (round(math.log(ratio) * ONE) for ratio in RATIO)
    area = area_start + 16 + np.floor(areas * ONE).astype(np.int64) * (ONE - area_start) // ONE
    x = np.abs(ratio_start + np.floor(ratios * ONE).astype(np.int64) * (ratio_end - ratio_start) // ONE)
    bound = np.full_like(x, ONE)  # e^(-x), by its Taylor polynomial: the area below which a crop of this ratio fits
    for divisor in (5, 4, 3, 2, 1):
        bound = ONE - x * bound // ONE // divisor
    fits = area <= bound
    first = fits.argmax(axis=1)
    rows = np.arange(len(fits))
    area = smallest + (1 - smallest) * areas[rows, first]
    ratio = RATIO[0] * (RATIO[1] / RATIO[0]) ** ratios[rows, first]
    found = fits.any(axis=1)
    return np.where(found, np.sqrt(area * ratio), 1.0), np.where(found, np.sqrt(area / ratio), 1.0)


def shuffled(numbers):
    """The colour operations in a random order, from three draws."""
    left = list(range(4))
    return [left.pop(int(number * len(left))) for number in numbers] + left


def make_views(photos, plans, side):
    """Views [n, 3, side, side] in [0, 1] of photos [n, 3, s, s], uint8 or in [0, 1], by a plan for each."""
    device = photos.device
    pixels = photos.float() / 255 if photos.dtype == torch.uint8 else photos
    given = {name: torch.as_tensor(value, device=device) for name, value in plans.items()}
    views = resample(pixels, given, side)
    for place in range(4):
        for operation, change in enumerate(COLOURS):
            rows = torch.nonzero(given['jitter'] & (given['order'][:, place] == operation))[:, 0]
            if len(rows):
                views[rows] = change(views[rows], given['amounts'][rows, operation].float()[:, None, None, None])
    views = torch.where(given['greyscale'][:, None, None, None], luma(views), views)
    rows = torch.nonzero(given['blur'])[:, 0]
    if len(rows):
        views[rows] = blur(views[rows], given['sigma'][rows].float(), blur_radius(side))
    return views


def resample(pixels, given, side):
    """Crop, flip and rotation as one bilinear reading, pixel centres at halves; beyond an edge its nearest pixel."""
    places = (torch.arange(side, device=pixels.device, dtype=torch.float64) + 0.5) / side - 0.5
    v, u = places[:, None], places[None, :]
    cos, sin = (f(given['rotation'])[:, None, None] for f in (torch.cos, torch.sin))
    across = cos * u - sin * v + 0.5  # [n, side, side]
    down = sin * u + cos * v + 0.5
    across = torch.where(given['flip'][:, None, None], 1 - across, across)
    left, top, width, height = (given[name][:, None, None] for name in ('left', 'top', 'width', 'height'))
    grid = torch.stack([left + across * width, top + down * height], dim=3) * 2 - 1
    read = F.grid_sample(pixels, grid.float(), 'bilinear', padding_mode='border', align_corners=False)
    return read.clamp(0, 1)


def luma(views):
    red, green, blue = views.unbind(1)
    return (LUMA[0] * red + LUMA[1] * green + LUMA[2] * blue)[:, None]  # [n, 1, side, side]


def brightness(views, factor):
    return (views * factor).clamp(0, 1)


def contrast(views, factor):
    return (views * factor + (1 - factor) * luma(views).mean((1, 2, 3), keepdim=True)).clamp(0, 1)


def saturation(views, factor):
    return (views * factor + (1 - factor) * luma(views)).clamp(0, 1)


def hue(views, shift):
    """Turns the hue by a share of the circle: V - C * clamp(min(k, 4 - k), 0, 1), k = (n + 6h) mod 6, n = 5, 3, 1."""
    value, _ = views.max(1, keepdim=True)
    chroma = value - views.min(1, keepdim=True)[0]
    red, green, blue = (channel[:, None] for channel in views.unbind(1))
    some = torch.where(chroma == 0, torch.ones_like(chroma), chroma)
    sector = torch.where(
        value == red,
        (green - blue) / some,
        torch.where(value == green, (blue - red) / some + 2, (red - green) / some + 4),
    )
    turned = sector + 6 * shift + 12
    k = (torch.tensor([5.0, 3.0, 1.0], device=views.device)[None, :, None, None] + turned) % 6
    return value - chroma * torch.minimum(k, 4 - k).clamp(0, 1)


FACTORS = ('brightness', 'contrast', 'saturation')
COLOURS = (brightness, contrast, saturation, hue)  # in the order of a plan's amounts


def blur_radius(side):
    """Taps on either side of the middle: twice the largest sigma that is drawn."""
    return math.ceil(2 * SIGMA[1] * side / 32)


def blur(views, sigma, radius):
    """Gaussian, rows and columns, mirrored at the edges; sigma [n] in pixels."""
    count, channels, side, _ = views.shape
    taps = torch.arange(-radius, radius + 1, device=views.device)
    weights = torch.exp(-(taps[None, :] ** 2) / (2 * sigma[:, None] ** 2))
    weights = (weights / weights.sum(1, keepdim=True)).repeat_interleave(channels, 0)[:, None, :]  # [3n, 1, taps]
    lines = views.reshape(1, count * channels, side, side)
    for axis in (3, 2):
        edges = (radius, radius, 0, 0) if axis == 3 else (0, 0, radius, radius)
        lines = F.conv2d(
            F.pad(lines, edges, 'reflect'),
            weights[:, :, None, :] if axis == 3 else weights[:, :, :, None],
            groups=count * channels,
        )
    return lines.reshape(views.shape)
