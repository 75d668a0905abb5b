import { onnx } from 'onnx-proto';
import { describe, expect, it } from 'vitest';
import { ENCODERS, NORMALISATIONS, type EncoderName, type Normalisation } from '../../core/settings.ts';
import { onnxFilesOf } from '../../testing/onnxFiles.ts';
import { randomValues } from '../../testing/random.ts';
import { namedArrays } from './namedArrays.ts';
import { Network } from './network.ts';

const SIDE = 17; // odd, so that padding is not the same on both sides

const NETWORKS = ENCODERS.flatMap((encoder) => NORMALISATIONS.map((norm) => [encoder, norm] as const));

/** A network whose weights are anything but those of the start, where every normalisation is the identity. */
function trained(encoder: EncoderName, normalisation: Normalisation) {
  const network = new Network(encoder, SIDE, normalisation);
  const weights = network.initialWeights(9);
  for (const flat of [weights.parameters, weights.statistics]) {
    for (const [at, value] of randomValues(2, flat.length).entries())
      flat[at] = (flat[at] ?? 0) * (1 + 0.3 * value);
  }
  const { layout } = network;
  const size = { imageSize: SIDE, representation: layout.representation };
  return onnxFilesOf(layout.architecture, size, namedArrays(layout, weights));
}

describe.each(NETWORKS)('ONNX files of %s, %s normalisation', (name, normalisation) => {
  it('follow the rules of the format', () => {
    const { encoder } = trained(name, normalisation);
    const model = onnx.ModelProto.decode(encoder);
    expect(Number(model.irVersion)).toBe(8);
    expect(model.opsetImport.map(({ domain, version }) => [domain, Number(version)])).toEqual([['', 17]]);
    expect(model.metadataProps).toMatchObject([{ key: 'labels', value: 'cat, dog' }]);
    const graph = model.graph ?? {};
    const [node, initializer] = [graph.node ?? [], graph.initializer ?? []];
    const [input, output] = [graph.input ?? [], graph.output ?? []];
    // What a node takes has come before it, and each name is given once.
    const known = new Set([...input, ...initializer].map(({ name: given }) => given));
    expect(known.size).toBe(input.length + initializer.length);
    for (const { name: title, input: takes, output: gives } of node) {
      for (const one of takes ?? []) expect(known, `${title} takes ${one}`).toContain(one);
      for (const one of gives ?? []) {
        expect(known, `${title} gives ${one}`).not.toContain(one);
        known.add(one);
      }
    }
    expect(new Set(node.map(({ name: title }) => title)).size).toBe(node.length);
    expect(output.map(({ name: title }) => title)).toEqual(['h']);
    for (const { dims, rawData, dataType, name: title } of initializer) {
      const count = (dims ?? []).reduce<number>((product, extent) => product * Number(extent), 1);
      expect(rawData?.length, title ?? '').toBe(count * (dataType === 7 ? 8 : 4));
    }
  });
});
