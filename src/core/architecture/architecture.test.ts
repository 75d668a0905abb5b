import { describe, expect, it } from 'vitest';
import { ENCODERS } from '../settings.ts';
import { ARCHITECTURES, type Architecture } from './encoders.ts';
import { architectureOf } from './normalisation.ts';
import { channelsOf, groupsOf, type Shape } from './layer.ts';
import { allParameters, finalShape, summarise, walk } from './summary.ts';

const VIEW: Shape = [32, 32, 3];

const parameterCount = (name: (typeof ENCODERS)[number]): number => {
  const { encoder, head } = ARCHITECTURES[name];
  const hidden = finalShape(encoder, VIEW);
  return [...allParameters(encoder, VIEW, 'encoder'), ...allParameters(head, hidden, 'head')]
    .map(({ shape }) => shape.reduce((product, extent) => product * extent, 1))
    .reduce((sum, size) => sum + size, 0);
};

describe('architectures', () => {
  it('tiny is R1: shapes, parameters, multiply-adds', () => {
    const rows = summarise(ARCHITECTURES.tiny.encoder, VIEW, 'encoder');
    expect(rows.map(({ output }) => output.join('×'))).toEqual([
      ...['32×32×16', '32×32×16', '32×32×16', '32×32×16'],
      ...['16×16×32', '16×16×32', '16×16×32', '16×16×32'],
      ...['8×8×64', '8×8×64', '8×8×64', '8×8×64'],
      '64',
    ]);
    const convolutions = 9 * (3 * 16 + 16 * 16 + 16 * 32 + 32 * 32 + 32 * 64 + 64 * 64);
    const normalisations = 2 * (16 + 16 + 32 + 32 + 64 + 64);
    const head = 64 * 128 + 128 + 2 * 128 + 128 * 64 + 64;
    expect(parameterCount('tiny')).toBe(convolutions + normalisations + head);
    const multiplyAdds = rows.reduce((sum, row) => sum + row.multiplyAdds, 0);
    expect(multiplyAdds / 1e6).toBeCloseTo(9.88, 2);
  });

  it('small has about half a million parameters', () => {
    expect(parameterCount('small')).toBeGreaterThan(450_000);
    expect(parameterCount('small')).toBeLessThan(550_000);
  });

  it('medium is ResNet-18 without its last stage', () => {
    const view: Shape = [96, 96, 3];
    const { encoder } = ARCHITECTURES.medium;
    const blocks = summarise(encoder, view, 'encoder').filter(({ layer }) => layer.kind === 'residual');
    expect(blocks.map(({ output }) => output.join('×'))).toEqual([
      ...['24×24×64', '24×24×64', '12×12×128', '12×12×128', '6×6×256', '6×6×256'],
    ]);
    // torchvision's resnet18: layer1, layer2, layer3.
    expect(blocks.reduce((sum, { parameters }) => sum + parameters, 0)).toBe(147_968 + 525_568 + 2_099_712);
    const rows = summarise(encoder, view, 'encoder');
    const stem = 9 * (3 * 32 * 48 ** 2 + 32 * 64 * 24 ** 2);
    const stages =
      9 * 4 * 64 ** 2 * 24 ** 2 +
      (9 * (64 * 128 + 3 * 128 ** 2) + 64 * 128) * 12 ** 2 +
      (9 * (128 * 256 + 3 * 256 ** 2) + 128 * 256) * 6 ** 2;
    expect(rows.reduce((sum, row) => sum + row.multiplyAdds, 0)).toBe(stem + stages);
  });

  it.each(ENCODERS)('%s: normalises by groups wherever it did by the batch, and weighs as much', (name) => {
    const kinds = (architecture: Architecture): string[] =>
      [...walk(architecture.encoder, VIEW, ''), ...walk(architecture.head, [64], '')].map(
        ({ layer }) => layer.kind,
      );
    const [batch, group] = [architectureOf(name, 'batch'), architectureOf(name, 'group')];
    expect(kinds(group)).toEqual(kinds(batch).map((kind) => (kind === 'batchNorm' ? 'groupNorm' : kind)));
    const sizes = ({ encoder }: Architecture): number[] =>
      summarise(encoder, VIEW, '').map(({ parameters }) => parameters);
    expect(sizes(group)).toEqual(sizes(batch));
    for (const { layer, input } of walk(group.encoder, VIEW, '')) {
      if (layer.kind === 'groupNorm') expect(groupsOf(input)).toBe(channelsOf(input) / 8);
    }
  });

  it.each(ENCODERS)('%s: every parameter has a name of its own', (name) => {
    const names = allParameters(ARCHITECTURES[name].encoder, VIEW, 'encoder').map((spec) => spec.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(ENCODERS)('%s: a block counts what its layers count', (name) => {
    const rows = summarise(ARCHITECTURES[name].encoder, VIEW, 'encoder');
    const total = allParameters(ARCHITECTURES[name].encoder, VIEW, 'encoder')
      .map(({ shape }) => shape.reduce((product, extent) => product * extent, 1))
      .reduce((sum, size) => sum + size, 0);
    expect(rows.reduce((sum, row) => sum + row.parameters, 0)).toBe(total);
  });
});
