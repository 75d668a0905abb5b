import type { Layer } from './layer.ts';

/** An encoder that was opened from a file, as data: what it is, without its weights. */
export interface OwnEncoder {
  readonly layers: readonly Layer[];
  /** Side of the views that it takes, or null where any will do. */
  readonly imageSize: number | null;
  /** Of layers and weights, so that two files can be told apart: eight hexadecimal digits. */
  readonly fingerprint: string;
}

/** Whether it normalises by groups; an encoder without any normalisation counts as one by batch. */
export function normalisesByGroups({ layers }: Pick<OwnEncoder, 'layers'>): boolean {
  return layers.some((layer) =>
    layer.kind === 'residual'
      ? normalisesByGroups({ layers: [...layer.body, ...layer.shortcut] })
      : layer.kind === 'groupNorm',
  );
}

/** What is told of a model file that was opened. */
export interface OpenedEncoder {
  readonly encoder: OwnEncoder;
  /** Steps that it was trained for, where its file tells. */
  readonly step: number | null;
  /** Layers of the file that the encoder does without: dropout, and a classifier at its end. */
  readonly leftOut: readonly string[];
}
