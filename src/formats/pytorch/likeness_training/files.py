"""The trained model as files: those of the zip that the page wrote, which it opens again."""
import json
import shutil
import struct
import zipfile
from pathlib import Path

import likeness
import numpy as np
import torch

NOTE = """# A model that was trained further with likeness.py

{steps} steps on {photos} photos, on {processes} process(es), from the model whose files lay beside likeness.py. The page opens
likeness-model.zip: the next training there begins with this encoder, and "Download model" then writes it for ONNX too.

In here: tfjs/ for TensorFlow.js, pytorch/ for PyTorch, config.json with the settings, run.jsonl with a line a step.
"""


def write_model(out, model, config, base, processes):
    """Writes the model's folder, and likeness-model.zip of it where the page's own files lay beside this model.

    `base` is the folder that the zip was unpacked to. Returns the file to open in the page, or None.
    """
    out, base = Path(out), Path(base)
    arrays = {name: array.detach().cpu().float() for name, array in model.state_dict().items()}
    arrays = {name: array for name, array in arrays.items() if not name.endswith('num_batches_tracked')}
    config = {**config, 'check': check(model, config)}
    config.pop('classifier', None)  # it was made for the encoder of before
    notes = NOTE.format(steps=config['trainedSteps'], photos=config['photos'], processes=processes)
    shutil.copytree(likeness.HERE, out / 'pytorch', dirs_exist_ok=True, ignore=shutil.ignore_patterns('__pycache__'))
    write_safetensors(out / 'pytorch' / 'encoder.safetensors', arrays)
    (out / 'config.json').write_text(json.dumps(config, indent=2) + '\n', encoding='utf-8')
    (out / 'README.md').write_text(notes, encoding='utf-8')
    topology = base / 'tfjs' / 'model.json'
    if not topology.exists():
        return None
    (out / 'tfjs').mkdir(exist_ok=True)
    text = topology.read_text(encoding='utf-8')
    (out / 'tfjs' / 'model.json').write_text(text, encoding='utf-8')
    (out / 'tfjs' / 'weights.bin').write_bytes(tfjs_weights(json.loads(text), arrays))
    return zip_of(out)


def zip_of(out):
    """likeness-model.zip in a folder, of the model's files in it."""
    names = [out / name for name in ('README.md', 'config.json', 'run.jsonl')]
    found = [name for name in names if name.exists()]
    for folder in ('tfjs', 'pytorch'):
        inner = sorted((out / folder).rglob('*'))
        found += [path for path in inner if path.is_file() and '__pycache__' not in path.parts]
    target = out / 'likeness-model.zip'
    with zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as archive:
        for path in found:
            archive.write(path, path.relative_to(out).as_posix())
    return target


def check(model, config):
    """A picture that anyone can make, and the h that the model gives for it."""
    side = config['preprocessing']['size']
    numbers = (37 * np.arange(side * side * 3) % 256 / 255).astype(np.float32).reshape(side, side, 3)
    device = next(model.parameters()).device
    pixels = torch.from_numpy(numbers.transpose(2, 0, 1).copy())[None].to(device)
    model.eval()
    with torch.no_grad():
        h = model(pixels)[0].cpu()
    return {'pixels': 'pixels[i] = ((37 * i) mod 256) / 255', 'h': h.tolist()}


def write_safetensors(path, arrays):
    """A safetensors file of float32: a JSON header after its length, then all numbers."""
    header, end = {'__metadata__': {'format': 'pt'}}, 0
    for name, array in arrays.items():
        start, end = end, end + 4 * array.numel()
        header[name] = {'dtype': 'F32', 'shape': list(array.shape), 'data_offsets': [start, end]}
    text = json.dumps(header).encode()
    text += b' ' * (-len(text) % 8)
    numbers = b''.join(array.contiguous().numpy().astype('<f4').tobytes() for array in arrays.values())
    Path(path).write_bytes(struct.pack('<Q', len(text)) + text + numbers)


# Names of Keras' arrays, of PyTorch's, and the order of Keras' axes.
KERAS = {
    'kernel': ('weight', {4: (2, 3, 1, 0), 2: (1, 0)}),
    'depthwise_kernel': ('weight', {}),  # the scale of a group normalisation, [1, 1, channels, 1]
    'bias': ('bias', {}),
    'gamma': ('weight', {}),
    'beta': ('bias', {}),
    'moving_mean': ('running_mean', {}),
    'moving_variance': ('running_var', {}),
}


def tfjs_weights(model_json, arrays):
    """weights.bin for a model.json of the page: the arrays that it lists, in its order and shapes."""
    parts = []
    for spec in (spec for group in model_json['weightsManifest'] for spec in group['weights']):
        layer, _, kind = spec['name'].rpartition('/')
        name, axes = KERAS[kind]
        array = arrays[f'{layer}.{name}']
        array = array.permute(axes[array.ndim]) if array.ndim in axes else array
        parts.append(array.reshape(spec['shape']).contiguous().numpy().astype('<f4').tobytes())
    return b''.join(parts)
