"""One training, from the model beside likeness.py or from nothing, to a model that the page opens."""
import json
import math
import sys
import time
from pathlib import Path

import likeness
import numpy as np
import torch
from torch import nn

from . import processes
from .draws import WEIGHTS, draws
from .files import write_model
from .losses import Contrast
from .optimizers import clip, learning_rate_at, make_optimizer, set_rate
from .photos import Batches, cache_side, held_out, read_photos
from .views import make_views, plan

MOMENTUM = 0.1  # share of the newest batch in running statistics
TEMPERATURES = (0.01, 2.0)


def add_options(parser):
    parser.add_argument('folder', help='photos, in sub-folders if you like; those in a folder named test are left out')
    parser.add_argument('--config', help='settings; config.json of the model unless given')
    parser.add_argument('--out', default='trained', help='folder for the model, checkpoints and run.jsonl')
    parser.add_argument('--steps', type=int)
    parser.add_argument('--batch', type=int, help='photos a step, of all processes together')
    parser.add_argument('--learning-rate', type=float, help='at its peak')
    parser.add_argument('--from-scratch', action='store_true', help='begin with random weights, those of the seed')
    parser.add_argument('--checkpoint-every', type=int, default=200, metavar='STEPS')
    parser.add_argument('--resume', action='store_true', help='go on from the checkpoint in --out')


def read_config(options):
    """config.json with the options in it."""
    path = Path(options.config or likeness.HERE.parent / 'config.json')
    config = json.loads(path.read_text(encoding='utf-8'))
    given = {'steps': options.steps, 'batchSize': options.batch, 'learningRate': options.learning_rate}
    settings = {**config['settings'], **{name: value for name, value in given.items() if value is not None}}
    if settings['imageSize'] != config['preprocessing']['size']:
        raise ValueError(f'This model takes photos of {config["preprocessing"]["size"]} px, and no other size.')
    if settings['batchSize'] % processes.count():
        raise ValueError(f'A batch of {settings["batchSize"]} cannot be shared by {processes.count()} processes alike.')
    if options.from_scratch and settings['encoder'] == 'own':
        raise ValueError('An encoder that came from a file cannot be begun from scratch.')
    return {**config, 'settings': settings}


def begin_from_scratch(model, seed):
    """The page's starting weights: uniform in ±1/sqrt(fan-in) for weights, each array from a stream of its own."""
    index = 0
    with torch.no_grad():
        for module in model.modules():
            for name, array in module.named_parameters(recurse=False):
                if isinstance(module, (nn.Conv2d, nn.Linear)):
                    bound = 1 / math.sqrt(module.weight[0].numel())
                    drawn = bound * (2 * draws(seed, WEIGHTS, index, 0, array.numel())[0] - 1)
                    # Drawn in the order in which the page keeps them: filters last.
                    last = array.permute((2, 3, 1, 0) if array.ndim == 4 else tuple(reversed(range(array.ndim))))
                    last.copy_(torch.from_numpy(drawn.astype(np.float32)).reshape(last.shape))
                else:
                    array.fill_(1.0 if name == 'weight' else 0.0)
                index += 1
            if isinstance(module, nn.modules.batchnorm._BatchNorm):
                module.reset_running_stats()


class Training:
    """A model in training, and all that a step changes."""

    def __init__(self, config, device, from_scratch, labels):
        settings = self.settings = config['settings']
        self.model = likeness.Likeness(config)
        if from_scratch:
            begin_from_scratch(self.model, settings['seed'])
        else:
            self.model = likeness.load(likeness.HERE, self.model)
        processes.normalise_together(self.model).to(device)
        self.frozen = settings['encoder'] == 'own' and settings['freeze']
        self.model.encoder.requires_grad_(not self.frozen)
        self.parameters = [array for array in self.model.parameters() if array.requires_grad]
        self.from_scratch = from_scratch
        self.temperature = None
        if settings.get('learnTemperature') and settings['loss'] != 'triplet':
            self.temperature = nn.Parameter(torch.tensor(-math.log(settings['temperature']), device=device))
        self.optimizer = make_optimizer(settings['optimizer'], self.parameters, self.temperature)
        self.contrast = Contrast(settings, labels)
        self.project = Projection(self.model)
        if processes.count() > 1:
            gpus = [device] if device.type == 'cuda' else None
            self.project = nn.parallel.DistributedDataParallel(self.project, device_ids=gpus)

    def step(self, views, ids, step):
        """One step on this process's views [2b, 3, S, S] of a batch of photos, ids [B]: its line of the run log."""
        settings = self.settings
        rate = learning_rate_at(step, settings['steps'], settings['learningRate'])
        self.model.train()
        if self.frozen:
            self.model.encoder.eval()
        for module in self.model.modules():
            if isinstance(module, processes.BatchNorm):
                # Without a past, the first statistics are the plain mean of those so far.
                module.momentum = max(MOMENTUM, 1 / step) if self.from_scratch else MOMENTUM
        z = processes.all_views(self.project(views))  # [2B, d]
        sharpness = 1 / settings['temperature'] if self.temperature is None else self.temperature.exp()
        loss, top1 = self.contrast(z, ids, step, sharpness)
        self.optimizer.zero_grad()
        loss.backward()
        norm = clip(self.parameters, self.temperature)
        set_rate(self.optimizer, rate)
        self.optimizer.step()
        row = {'step': step, 'loss': loss.item(), 'top1': top1.item(), 'learningRate': rate, 'gradientNorm': norm.item()}
        if self.temperature is not None:
            row['temperature'] = 1 / float(sharpness)
            with torch.no_grad():
                self.temperature.clamp_(-math.log(TEMPERATURES[1]), -math.log(TEMPERATURES[0]))
        if not math.isfinite(row['loss']):
            raise ArithmeticError(f'The loss of step {step} is no number. A lower --learning-rate may help.')
        return row

    def state(self):
        return {
            **{'model': self.model.state_dict(), 'optimizer': self.optimizer.state_dict(), 'settings': self.settings},
            **{'temperature': self.temperature, 'queue': (self.contrast.rows, self.contrast.photos)},
        }

    def restore(self, state):
        if state['settings'] != self.settings:
            raise ValueError('The checkpoint is of another training: its settings differ. Name another --out.')
        self.model.load_state_dict(state['model'])
        self.optimizer.load_state_dict(state['optimizer'])
        self.contrast.rows, self.contrast.photos = state['queue']
        if self.temperature is not None:
            self.temperature.data.copy_(state['temperature'].data)


class Projection(nn.Module):
    """Views to z, in one forward pass, which is what DistributedDataParallel watches."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, views):
        return self.model.project(self.model(views))


def share(ids):
    """This process's part of a batch."""
    part = len(ids) // processes.count()
    return ids[processes.place() * part : (processes.place() + 1) * part]


def train(options):
    device = processes.start()
    config = read_config(options)
    settings, first = config['settings'], processes.place() == 0
    side = config['preprocessing']['size']
    pixels, labels, names = read_photos(options.folder, cache_side(side), told=first)
    pixels, labels = pixels.to(device), None if labels is None else labels.to(device)
    out = held_out(len(pixels), settings.get('heldOut', 0), settings['seed'])
    batches = Batches([photo for photo in range(len(pixels)) if photo not in out], settings['batchSize'], settings['seed'])
    training = Training(config, device, options.from_scratch, labels)
    folder = Path(options.out)
    folder.mkdir(parents=True, exist_ok=True)
    done, saved = 0, folder / 'checkpoint.pt'
    if options.resume:
        state = torch.load(saved, map_location=device)
        training.restore(state)
        done = state['step']
    log, lines = folder / 'run.jsonl', []
    if first:
        known = log.read_text(encoding='utf-8').splitlines()[: done + 1] if done else [json.dumps({'config': settings})]
        log.write_text('\n'.join(known) + '\n', encoding='utf-8')
        print(f'{len(pixels)} photos, {len(out)} held out; {processes.count()} process(es), {device.type}', file=sys.stderr)
    started = time.monotonic()
    for step in range(done + 1, settings['steps'] + 1):
        ids = batches.at(step)
        mine = share(ids)
        views = [make_views(pixels[mine.tolist()], plan(settings, step, mine, view), side) for view in (0, 1)]
        row = training.step(torch.cat(views), torch.as_tensor(ids.astype(np.int64), device=device), step)
        lines.append(json.dumps(row))
        last = step == settings['steps']
        if first and (last or step % options.checkpoint_every == 0):
            with log.open('a', encoding='utf-8') as file:
                file.write('\n'.join(lines) + '\n')
            lines = []
            fresh = saved.with_suffix('.new')
            torch.save({**training.state(), 'step': step}, fresh)
            fresh.replace(saved)  # whole at every moment, whenever the power goes
            speed = 2 * settings['batchSize'] * (step - done) / (time.monotonic() - started)
            told = f'step {step} of {settings["steps"]}, loss {row["loss"]:.3f}, {speed:.0f} images a second'
            print(told, file=sys.stderr)
    if first:
        steps = settings['steps'] + (0 if options.from_scratch else config.get('trainedSteps', 0))
        config = {**config, 'trainedSteps': steps, 'photos': len(pixels), 'labels': names}
        written = write_model(folder, training.model, config, likeness.HERE.parent, processes.count())
        print(f'{written} opens in the page.' if written else f'{folder / "pytorch"} holds the model.')
    processes.end()
