import type { EncoderName, Normalisation } from '../settings.ts';
import { ARCHITECTURES, ownArchitecture, type Architecture } from './encoders.ts';
import type { Layer } from './layer.ts';
import type { OwnEncoder } from './ownEncoder.ts';

/**
 * An encoder and its head with the normalisation that is asked for; an opened encoder keeps its own.
 *
 * @throws RangeError when `own` is asked for and not given
 */
export function architectureOf(
  encoder: EncoderName,
  normalisation: Normalisation,
  own?: OwnEncoder,
): Architecture {
  if (encoder === 'own' && own === undefined) throw new RangeError('there is no encoder of one’s own');
  const architecture = encoder === 'own' ? ownArchitecture(own as OwnEncoder) : ARCHITECTURES[encoder];
  if (normalisation === 'batch') return architecture;
  return {
    ...architecture,
    encoder: encoder === 'own' ? architecture.encoder : architecture.encoder.map(withGroupNorm),
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
