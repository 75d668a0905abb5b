"""Several processes that train one model, a GPU each or all on the processor: what they tell one another.

The loss looks at the views of all processes, and batch normalisation at the numbers of all, as in the page, where one
device sees the whole batch. Were each process to normalise by its own views, the recipe would depend on how many there are,
and a network could find a view's pair by the statistics that the two share (He et al. 2020, section 3.3).
"""
import os

import torch
from torch import distributed, nn
from torch.nn import functional as F


def start():
    """Joins the processes that torchrun has started, if it has; returns the device to compute on."""
    gpu = torch.cuda.is_available()
    if 'WORLD_SIZE' in os.environ:
        distributed.init_process_group('nccl' if gpu else 'gloo')
    if not gpu:
        return torch.device('cpu')
    device = torch.device('cuda', int(os.environ.get('LOCAL_RANK', 0)))
    torch.cuda.set_device(device)
    return device


def end():
    if distributed.is_initialized():
        distributed.destroy_process_group()


def count():
    return distributed.get_world_size() if distributed.is_initialized() else 1


def place():
    return distributed.get_rank() if distributed.is_initialized() else 0


class Sum(torch.autograd.Function):
    """The sum over all processes; each gets the gradient of all."""

    @staticmethod
    def forward(ctx, x):
        total = x.clone()
        distributed.all_reduce(total)
        return total

    @staticmethod
    def backward(ctx, gradient):
        total = gradient.contiguous().clone()
        distributed.all_reduce(total)
        return total


class Gather(torch.autograd.Function):
    """The rows of all processes: [n, d] -> [processes, n, d].

    Every process computes the same loss from them, so that the gradient of its own rows is whole as it is. It is multiplied
    by the number of processes since DistributedDataParallel will divide by it.
    """

    @staticmethod
    def forward(ctx, rows):
        parts = [torch.empty_like(rows) for _ in range(count())]
        distributed.all_gather(parts, rows.contiguous())
        return torch.stack(parts)

    @staticmethod
    def backward(ctx, gradient):
        return gradient[place()] * count()


def all_views(z):
    """z of this process's views [2b, d], first views then second views -> of all processes' [2B, d], in the same order."""
    if count() == 1:
        return z
    halves = Gather.apply(z).reshape(count(), 2, -1, z.shape[1])
    return halves.transpose(0, 1).reshape(-1, z.shape[1])


class BatchNorm(nn.BatchNorm1d):
    """Batch normalisation by the views of all processes. `momentum` is the share of the newest batch."""

    def forward(self, x):
        if not self.training or count() == 1:
            statistics = (self.running_mean, self.running_var, self.weight, self.bias)
            return F.batch_norm(x, *statistics, self.training, self.momentum, self.eps)
        axes = [0, *range(2, x.ndim)]
        shape = [1, -1, *[1] * (x.ndim - 2)]
        n = count() * x.numel() / x.shape[1]
        mean = Sum.apply(x.sum(axes)) / n
        centred = x - mean.reshape(shape)
        variance = Sum.apply((centred * centred).sum(axes)) / n
        with torch.no_grad():
            self.running_mean.lerp_(mean, self.momentum)
            self.running_var.lerp_(variance * n / (n - 1), self.momentum)
        scale = self.weight * torch.rsqrt(variance + self.eps)
        return centred * scale.reshape(shape) + self.bias.reshape(shape)


def normalise_together(module):
    """Gives a network BatchNorm in the place of PyTorch's; names and numbers stay."""
    for name, child in module.named_children():
        if isinstance(child, nn.modules.batchnorm._BatchNorm):
            made = BatchNorm(child.num_features, eps=child.eps)
            made.load_state_dict(child.state_dict())
            setattr(module, name, made)
        else:
            normalise_together(child)
    return module
