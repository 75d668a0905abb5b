"""From the z of all views to the loss, as the page computes it.

Rows i and i + B of z [2B, d] are the two views of a photo. Each formula stands beside its paper in the page's source, under
engine/losses.
"""
import torch
from torch.nn import functional as F

from .draws import NEGATIVES, stream

MASKED = -1e9  # added to similarities that must not count
USES_QUEUE = ('nt-xent', 'dcl', 'info-nce', 'nce', 'triplet')
NAMES = USES_QUEUE + ('supcon',)


class Contrast:
    """The loss of a step, and what lasts from step to step for it: embeddings of earlier steps, the newest first."""

    def __init__(self, settings, labels=None):
        if settings['loss'] not in NAMES:
            raise ValueError(f'This likeness.py does not know the loss "{settings["loss"]}".')
        if settings['loss'] == 'supcon' and labels is None:
            raise ValueError('The loss "supcon" needs photos in at least two folders, one for each kind of thing.')
        self.settings, self.labels = settings, labels
        self.length = settings.get('queue', 0) if settings['loss'] in USES_QUEUE else 0
        self.rows = self.photos = None

    def __call__(self, z, photos, step, sharpness):
        """The loss of z [2B, d] of photos [B], ids, at a temperature of 1 / sharpness; and top 1, the share of views
        whose pair is the nearest."""
        settings, half = self.settings, len(photos)
        rows = z if settings['similarity'] == 'dot' else z * torch.rsqrt((z * z).sum(1, keepdim=True) + 1e-12)
        shown = torch.cat([photos, photos])
        if settings['loss'] == 'supcon':
            loss = supcon(rows, sharpness, self.classes(shown))
        else:
            one_way = settings['loss'] == 'info-nce'
            anchors = rows[:half] if one_way else rows
            positives = rows[half:] if one_way else rows.roll(half, 0)
            others, of = (rows[half:], photos) if one_way else (rows, shown)
            keys = (others.detach(), of)
            if self.rows is not None:
                others, of = torch.cat([others, self.rows]), torch.cat([of, self.photos])
            mask = MASKED * (shown[: len(anchors), None] == of[None, :]).float()  # [n, m]
            if settings['loss'] == 'triplet':
                loss = triplet(anchors, positives, others, self.choose(anchors, positives, others, mask, of, step), settings)
            else:
                scaled = anchors * sharpness
                loss = CROSS_ENTROPIES[settings['loss']]((scaled * positives).sum(1), scaled @ others.T + mask)
            self.remember(*keys)
        with torch.no_grad():
            strangers = rows @ rows.T + MASKED * (shown[:, None] == shown[None, :]).float()
            top1 = ((rows * rows.roll(half, 0)).sum(1) >= strangers.max(1)[0]).float().mean()
        return loss, top1

    def remember(self, rows, photos):
        if self.length == 0:
            return
        if self.rows is not None:
            rows, photos = torch.cat([rows, self.rows]), torch.cat([photos, self.photos])
        self.rows, self.photos = rows[: self.length], photos[: self.length]

    def classes(self, photos):
        """The folder's number; a class of its own for a photo that lies in none."""
        found = self.labels[photos]
        return torch.where(found < 0, -1 - photos, found)

    def choose(self, anchors, positives, others, mask, of, step):
        """Of each anchor the row of others that is its negative: [n]."""
        how = self.settings['negatives']
        if how == 'random':
            numbers, ids = stream(self.settings['seed'], NEGATIVES, step), of.tolist()
            return torch.tensor([stranger(numbers, ids, photo) for photo in ids[: len(anchors)]], device=of.device)
        with torch.no_grad():
            distances = (others * others).sum(1) - 2 * anchors @ others.T  # squared, less the anchor's own square
            if how == 'hard':
                return (distances - mask).argmin(1)
            of_positive = (positives * positives).sum(1, keepdim=True) - 2 * (anchors * positives).sum(1, keepdim=True)
            behind = 3 * distances.abs().max() + 1 - distances  # the farthest, where none lies beyond the positive
            return (torch.where(distances > of_positive, distances, behind) - mask).argmin(1)


def stranger(numbers, ids, photo):
    row = int(next(numbers) * len(ids))
    while ids[row] == photo:
        row = int(next(numbers) * len(ids))
    return row


def info_nce(positive, negatives):
    """van den Oord et al. 2018, eq. 4; over all views it is NT-Xent (Chen et al. 2020, eq. 1)."""
    return (torch.cat([positive[:, None], negatives], 1).logsumexp(1) - positive).mean()


def dcl(positive, negatives):
    """Yeh et al. 2022, eq. 5."""
    return (negatives.logsumexp(1) - positive).mean()


def nce(positive, negatives):
    """Gutmann and Hyvärinen 2010: each pair by itself is told apart from noise."""
    return (F.softplus(-positive) + F.softplus(negatives).sum(1)).mean()


CROSS_ENTROPIES = {'nt-xent': info_nce, 'info-nce': info_nce, 'dcl': dcl, 'nce': nce}


def triplet(anchors, positives, others, chosen, settings):
    """Schroff et al. 2015, with the distances of torch.nn.TripletMarginLoss."""
    return F.triplet_margin_loss(anchors, positives, others[chosen], margin=settings['margin'], eps=1e-6)


def supcon(rows, sharpness, classes):
    """Khosla et al. 2020, eq. 2, at base temperature 1 / sharpness."""
    logits = (rows * sharpness) @ rows.T
    itself = torch.eye(len(rows), device=rows.device)
    alike = (classes[:, None] == classes[None, :]).float() - itself
    pull = (alike * logits).sum(1) / alike.sum(1)
    return ((logits + MASKED * itself).logsumexp(1) - pull).mean()
