import { outputShape, type Layer, type ResidualLayer, type Shape } from '../../core/architecture/layer.ts';
import type { GraphLayer } from './graph.ts';
import { readGroupNorm, GROUP_NORM_LAYERS } from './groupNorm.ts';
import { called } from './layerConfig.ts';
import { translateLayer } from './layers.ts';
import { LayerNames } from './layerNames.ts';
import { unsupported } from './refusals.ts';
import type { Place, Translated } from './place.ts';
import { isFork, type Branch, type Fork } from './wiring.ts';
import { message, verbatim } from '../../core/message.ts';

/**
 * A chain of Keras layers in our terms.
 *
 * @param prefix path of what they belong to: `encoder`, or that of a residual block
 * @param input shape of one example that reaches them
 * @param names that are given to them; the two ways of a block share theirs
 * @throws LikenessError `unsupported-model` naming the layer that has no counterpart, `bad-model`
 */
export function translate(
  branch: Branch,
  input: Shape,
  prefix: string,
  weights: Place['weights'],
  into: Translated,
  names = new LayerNames(prefix),
): { readonly layers: Layer[]; readonly output: Shape } {
  const layers: Layer[] = [];
  let shape = input;
  for (let at = 0; at < branch.length; at++) {
    const item = branch[at] as GraphLayer | Fork;
    const around = { names, previous: branch[at - 1] ?? null, next: branch[at + 1] ?? null };
    const place = (name: string): Place => ({
      ...{ weights, into, input: shape, name, path: `${prefix}/${name}` },
      ...around,
    });
    let made: readonly Layer[];
    if (isFork(item)) {
      made = [translateBlock(item, place(names.of(item.sum.name, '.add')))];
      at += 1; // the ReLU
    } else if (item.className === 'Reshape') {
      const group = branch.slice(at, at + GROUP_NORM_LAYERS);
      made = [readGroupNorm(group, (layer) => place(names.of(layer.name)))];
      at += GROUP_NORM_LAYERS - 1;
    } else made = translateLayer(item, place(names.of(item.name)));
    for (const layer of made) {
      shape = shapeAfter(layer, shape);
      join(layers, layer);
    }
  }
  return { layers, output: shape };
}

function translateBlock({ sum, ways }: Fork, place: Place): ResidualLayer {
  const { weights, into, input, name, path, next } = place;
  const after = next === null || isFork(next) ? [] : translateLayer(next, place);
  if (after[0]?.kind !== 'relu')
    throw unsupported(message('{layer}, is not followed by a ReLU', { layer: called(sum) }));
  const [first, second] = ways;
  if (first.length === 0 && second.length === 0)
    throw unsupported(message('{layer}, adds a layer to itself', { layer: called(sum) }));
  const names = new LayerNames(path);
  const [body, shortcut] = (first.length === 0 ? [second, first] : [first, second]).map((way) =>
    translate(way, input, path, weights, into, names),
  ) as [ReturnType<typeof translate>, ReturnType<typeof translate>];
  if (body.output.join() !== shortcut.output.join())
    throw unsupported(
      message('{layer}, adds {one} and {other}', {
        layer: called(sum),
        one: body.output.join('×'),
        other: shortcut.output.join('×'),
      }),
    );
  return { kind: 'residual', name, body: body.layers, shortcut: shortcut.layers };
}

function shapeAfter(layer: Layer, shape: Shape): Shape {
  try {
    return outputShape(layer, shape);
  } catch (thrown) {
    throw unsupported(verbatim((thrown as Error).message));
  }
}

/** Adds a layer to a chain; a ReLU goes into the normalisation before it, as we compute the two in one. */
function join(layers: Layer[], layer: Layer): void {
  const last = layers.at(-1);
  if (layer.kind === 'relu' && (last?.kind === 'batchNorm' || last?.kind === 'groupNorm'))
    layers[layers.length - 1] = { ...last, relu: true };
  else layers.push(layer);
}
