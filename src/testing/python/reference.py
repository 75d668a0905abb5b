"""Losses and augmentations of likeness_training beside reference values of public implementations.

usage: reference.py FOLDER_OF_LIKENESS FOLDER_OF_REFERENCE; prints how many cases agree, fails where one does not.
"""
import json
import sys
from pathlib import Path

import torch
from torch.nn import functional as F

sys.path.insert(0, sys.argv[1])
from likeness_training import losses, views  # noqa: E402

REFERENCE = Path(sys.argv[2])
torch.set_default_dtype(torch.float64)


def cases(name):
    return json.loads((REFERENCE / f'{name}.json').read_text())['cases']


def tensor(value):
    return torch.tensor(value['data']).reshape(value['shape'])


def near(actual, expected, name, tolerance):
    worst = (actual - expected).abs().max().item()
    assert worst <= tolerance * max(1, expected.abs().max().item()), f'{name}: off by {worst}'


def check_loss(case, loss_of):
    inputs = {name: tensor(value).requires_grad_() for name, value in case['inputs'].items()}
    loss = loss_of(case['params'], **inputs)
    loss.backward()
    near(loss.detach(), torch.tensor(case['loss']), case['name'], 1e-6)
    for name, gradient in case['grads'].items():
        near(inputs[name].grad, tensor(gradient), f'{case["name"]}, gradient of {name}', 1e-6)


def of_batch(name):
    def loss_of(params, z0, z1):
        settings = {'loss': name, 'similarity': 'cosine', 'seed': 1}
        contrast = losses.Contrast(settings, torch.tensor(params.get('labels', [-1] * len(z0))))
        return contrast(torch.cat([z0, z1]), torch.arange(len(z0)), 1, 1 / params['temperature'])[0]

    return loss_of


def explicit(formula):
    def loss_of(params, anchor, positive, negatives):
        if params['similarity'] == 'cosine':
            anchor, positive, negatives = (F.normalize(rows, dim=-1) for rows in (anchor, positive, negatives))
        of_negatives = torch.einsum('nd,nmd->nm', anchor, negatives) if negatives.ndim == 3 else anchor @ negatives.T
        return formula((anchor * positive).sum(1) / params['temperature'], of_negatives / params['temperature'])

    return loss_of


def of_triplets(params, anchor, positive, negative):
    rows = [F.normalize(given, dim=1) for given in (anchor, positive, negative)]
    return losses.triplet(*rows, torch.arange(len(anchor)), {'margin': params['margin']})


def check_picture(case):
    picture, params = tensor(case['input']).permute(2, 0, 1)[None], case['params']
    name, side = case['name'], case['output']['shape'][0]
    still = {'rotation': 0.0, 'left': 0.0, 'top': 0.0, 'width': 1.0, 'height': 1.0}
    placed = {**{key: torch.tensor([value]) for key, value in still.items()}, 'flip': torch.tensor([name == 'hflip'])}
    if name in ('brightness', 'contrast', 'saturation'):
        made = getattr(views, name)(picture, params['factor'])
    elif name == 'hue':
        made = views.hue(picture, params['shift'])
    elif name == 'grayscale':
        made = views.luma(picture).expand_as(picture)
    elif name == 'gaussian_blur':
        made = views.blur(picture, torch.tensor([params['sigma']]), params['kernel'] // 2)
    elif name == 'hflip':
        made = views.resample(picture.float(), placed, side)
    elif name == 'resized_crop':
        top, left, height, width = (params[key] for key in ('top', 'left', 'height', 'width'))
        made = views.resample(picture[:, :, top : top + height, left : left + width].float(), placed, side)
    else:  # torchvision's rotation has black corners, and ours has none
        return 0
    near(made[0].permute(1, 2, 0).double(), tensor(case['output']), name, 1e-5)
    return 1


agreed = 0
for case in cases('losses'):
    check_loss(case, of_batch({'ntxent': 'nt-xent', 'dcl': 'dcl'}[case['name'].split('_')[0]]))
    agreed += 1
for name, loss_of in (
    ('supCon', of_batch('supcon')),
    ('infoNce', explicit(losses.info_nce)),
    ('nce', explicit(losses.nce)),
    ('triplet', of_triplets),
):
    for case in cases(name):
        check_loss(case, loss_of)
        agreed += 1
agreed += sum(check_picture(case) for case in cases('augment'))
print(agreed)
