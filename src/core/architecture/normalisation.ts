import type { EncoderName, Normalisation } from '../settings.ts';
import { ARCHITECTURES, type Architecture } from './encoders.ts';
import type { Layer } from './layer.ts';

/** An encoder and its head with the normalisation that is asked for. */
export function architectureOf(encoder: EncoderName, normalisation: Normalisation): Architecture {
  const architecture = ARCHITECTURES[encoder];
  if (normalisation === 'batch') return architecture;
  return {
    ...architecture,
    encoder: architecture.encoder.map(withGroupNorm),
    head: architecture.head.map(withGroupNorm),
  };
}

/** The same layer, with a group normalisation wherever there was a batch normalisation; `bn1` becomes `gn1`. */
function withGroupNorm(layer: Layer): Layer {
  if (layer.kind === 'batchNorm') {
    const name = layer.name.replace('bn', 'gn').replace('Bn', 'Gn');
    return { kind: 'groupNorm', name, relu: layer.relu };
  }
  if (layer.kind !== 'residual') return layer;
  return { ...layer, body: layer.body.map(withGroupNorm), shortcut: layer.shortcut.map(withGroupNorm) };
}
