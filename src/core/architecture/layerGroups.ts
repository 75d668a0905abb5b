import type { Layer } from './layer.ts';

/** Layers cut where something new begins: each with the normalisations and ReLUs that follow it, as one stage. */
export function layerGroups(layers: readonly Layer[]): Layer[][] {
  const groups: Layer[][] = [];
  for (const layer of layers) {
    const last = groups.at(-1);
    if (follows(layer) && last) last.push(layer);
    else groups.push([layer]);
  }
  return groups;
}

function follows({ kind }: Layer): boolean {
  return kind === 'batchNorm' || kind === 'groupNorm' || kind === 'relu';
}

/** The square of the view that one number of a stage is made of. */
export interface ReceptiveField {
  /** In pixels of the view; it may reach beyond its edges. */
  readonly side: number;
  /** How far apart the squares of neighbouring numbers lie, in pixels of the view. */
  readonly stride: number;
  /** Centre of the first number's square, in pixels of the view: the middle of the first pixel is 0.5. */
  readonly centre: number;
}

const PIXEL: ReceptiveField = { side: 1, stride: 1, centre: 0.5 };

/**
 * The receptive field after each stage, by the recursion
 *
 *     side ← side + (k − 1) · stride,  centre ← centre + ((k − 1)/2 − padding) · stride,  stride ← stride · s
 *
 * of a layer that looks at k × k numbers and moves on by s. Padding before the first number is that of `same`: with an
 * even input (k − s)/2, rounded down. Of a residual block the body counts, which looks farthest.
 *
 * Source: Araujo, Norris and Sim 2019, "Computing receptive fields of convolutional neural networks".
 */
export function receptiveFields(groups: readonly (readonly Layer[])[]): ReceptiveField[] {
  let field = PIXEL;
  return groups.map((group) => (field = group.reduce(after, field)));
}

function after(field: ReceptiveField, layer: Layer): ReceptiveField {
  if (layer.kind === 'residual') return layer.body.reduce(after, field);
  if (layer.kind !== 'conv' && layer.kind !== 'maxPool') return field;
  const { kernel, stride: moves } = layer.kind === 'conv' ? layer : { kernel: 2, stride: 2 };
  const padding = Math.max(0, Math.floor((kernel - moves) / 2));
  const { side, stride, centre } = field;
  return {
    side: side + (kernel - 1) * stride,
    stride: stride * moves,
    centre: centre + ((kernel - 1) / 2 - padding) * stride,
  };
}
