"""The page's optimizers, their constants and the schedule of the learning rate."""
import math

import torch

CLIP_NORM = 1.0
WARM_UP = 0.05


def make_optimizer(name, parameters, temperature=None):
    """An optimizer whose rate `set_rate` sets before each step. No decay draws a learned temperature to 1."""
    groups = [{'params': parameters}]
    if temperature is not None:
        groups.append({'params': [temperature], 'weight_decay': 0.0})
    if name == 'adamw':
        return torch.optim.AdamW(groups, lr=1.0, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-4)
    if name == 'sgd':
        return torch.optim.SGD(groups, lr=1.0, momentum=0.9, weight_decay=1e-4)
    if name == 'lars':
        return Lars(groups, lr=1.0, momentum=0.9, weight_decay=1e-6, trust=1e-3)
    raise ValueError(f'This likeness.py does not know the optimizer "{name}".')


def set_rate(optimizer, rate):
    for group in optimizer.param_groups:
        group['lr'] = rate


def learning_rate_at(step, steps, peak):
    """Linear warm-up to the peak, then half a cosine down to nothing; steps count from 1."""
    warm_up = math.ceil(steps * WARM_UP)
    if step <= warm_up:
        return peak * step / warm_up
    return peak * (1 + math.cos(math.pi * (step - warm_up) / max(1, steps - warm_up))) / 2


def clip(parameters, temperature=None):
    """Brings the network's gradient down to CLIP_NORM, and a temperature's by as much; returns its norm before."""
    norm = torch.nn.utils.clip_grad_norm_(parameters, CLIP_NORM)
    if temperature is not None:
        temperature.grad.mul_(torch.clamp(CLIP_NORM / (norm + 1e-6), max=1.0))
    return norm


class Lars(torch.optim.Optimizer):
    """You et al. 2017, as SimCLR uses it: steps as long, in every array, as the array's own length allows.

    Arrays of fewer than two axes have neither decay nor a rate of their own.
    """

    def __init__(self, groups, lr, momentum, weight_decay, trust):
        super().__init__(groups, {'lr': lr, 'momentum': momentum, 'weight_decay': weight_decay, 'trust': trust})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for parameter in group['params']:
                if parameter.grad is None:
                    continue
                update = parameter.grad
                if parameter.ndim > 1:
                    update = update + group['weight_decay'] * parameter
                    length, wanted = parameter.norm(), update.norm()
                    known = (length > 0) & (wanted > 0)
                    update = update * torch.where(known, group['trust'] * length / wanted, torch.ones_like(length))
                state = self.state[parameter]
                if 'momentum' not in state:
                    state['momentum'] = torch.zeros_like(parameter)
                state['momentum'].mul_(group['momentum']).add_(update)
                parameter.sub_(group['lr'] * state['momentum'])
