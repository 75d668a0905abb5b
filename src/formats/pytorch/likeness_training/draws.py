"""The page's random numbers: every draw is a function of (seed, purpose, a, b) and its position alone.

So all processes draw the same without telling one another, a run that was resumed draws what it would have drawn, and
the same photos in the same order get the views that the page gives them.

Source: the pcg4d hash of Jarzynski and Olano, "Hash Functions for GPU Rendering", JCGT 9(3), 2020.
"""
import numpy as np

WEIGHTS, ORDER, AUGMENT, NEGATIVES, HELD_OUT = 1, 2, 3, 6, 8


def pcg4d(words):
    """Hashes rows of four uint32 words: [n, 4] -> [n, 4]."""
    x, y, z, w = (words.astype(np.uint32) * np.uint32(1664525) + np.uint32(1013904223)).T
    for last in (False, True):
        x = x + y * w
        y = y + z * x
        z = z + x * y
        w = w + y * z
        if not last:
            x, y, z, w = (word ^ (word >> np.uint32(16)) for word in (x, y, z, w))
    return np.stack([x, y, z, w], axis=1)


def draws(seed, purpose, a, b, count, start=0):
    """The first `count` draws of each stream (seed, purpose, a, b[i]), in [0, 1): [len(b), count], float64.

    `start` is the position to begin at, a multiple of four: a hash gives four draws.
    """
    b = np.atleast_1d(np.asarray(b)).astype(np.uint32)
    keys = np.empty((len(b), 4), np.uint32)
    keys[:, 0], keys[:, 1], keys[:, 2], keys[:, 3] = seed, purpose, a, b
    keys = pcg4d(keys)
    blocks = np.arange(start // 4, start // 4 + -(-count // 4), dtype=np.uint32)
    words = np.repeat(keys[:, None, :], len(blocks), axis=1)
    words[:, :, 3] += blocks
    hashed = pcg4d(words.reshape(-1, 4)).reshape(len(b), -1)[:, :count]
    return (hashed >> np.uint32(8)) * 2.0**-24


def stream(seed, purpose, a=0, b=0, block=1024):
    """One stream's draws, one after the other."""
    for start in range(0, 2**31, block):
        yield from draws(seed, purpose, a, b, block, start)[0].tolist()


def permutation(numbers, count):
    """An order of 0 ... count - 1, by Fisher and Yates, from a stream's draws."""
    order = np.arange(count)
    for last in range(count - 1, 0, -1):
        pick = int(next(numbers) * (last + 1))
        order[last], order[pick] = order[pick], order[last]
    return order
