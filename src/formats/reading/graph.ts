import * as v from 'valibot';
import { parse } from './modelFiles.ts';
import { badModel, unsupported } from './refusals.ts';
import { message } from '../../core/message.ts';

/** A layer as model.json has it, and whose outputs it takes. */
export interface GraphLayer {
  readonly name: string;
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly inputs: readonly string[];
}

/** Layers by name, from one input to one output. */
export interface Graph {
  readonly input: string;
  /** Shape of one example as it is declared; null where any extent will do. */
  readonly inputShape: readonly (number | null)[];
  readonly layers: ReadonlyMap<string, GraphLayer>;
  readonly output: string;
}

const WHERE = 'model.json';
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const config = v.record(v.string(), v.unknown());
const MOST_LAYERS = 1000;
const reference = v.looseTuple([name, v.number(), v.number()]);

const modelSchema = v.object({ class_name: v.string(), config: v.unknown() });
const sequentialSchema = v.object({
  layers: v.pipe(v.array(v.object({ class_name: name, config })), v.minLength(1), v.maxLength(MOST_LAYERS)),
});
const functionalSchema = v.object({
  layers: v.pipe(
    v.array(v.object({ name, class_name: name, config, inbound_nodes: v.array(v.unknown()) })),
    v.maxLength(MOST_LAYERS),
  ),
  input_layers: v.array(reference),
  output_layers: v.array(reference),
});
const shapeSchema = v.pipe(
  v.array(v.nullable(v.pipe(v.number(), v.integer()))),
  v.minLength(2),
  v.maxLength(6),
);

/**
 * The wiring of a layers model: Keras' `Sequential` and functional models, as TensorFlow.js saves them and as its
 * converter writes them.
 *
 * @throws LikenessError `bad-model`, or `unsupported-model` where there are several inputs, outputs or calls of a layer
 */
export function readGraph(topology: unknown): Graph {
  const outer = parse(v.record(v.string(), v.unknown()), topology, WHERE);
  const model = parse(modelSchema, outer['model_config'] ?? outer, WHERE);
  if (model.class_name === 'Sequential') return sequential(model.config);
  if (model.class_name === 'Model' || model.class_name === 'Functional') return functional(model.config);
  throw unsupported(message('it is a {kind}, neither sequential nor functional', { kind: model.class_name }));
}

function sequential(given: unknown): Graph {
  const { layers } = parse(sequentialSchema, Array.isArray(given) ? { layers: given } : given, WHERE);
  const declared = layers[0]?.config['batch_input_shape'];
  const found = new Map<string, GraphLayer>();
  let input = 'input';
  let last: string | undefined;
  for (const [at, layer] of layers.entries()) {
    const layerName = parse(name, layer.config['name'], `${WHERE}, layer ${at + 1}`);
    if (at === 0 && layer.class_name === 'InputLayer') {
      input = layerName;
      continue;
    }
    add(found, {
      name: layerName,
      className: layer.class_name,
      config: layer.config,
      inputs: [last ?? input],
    });
    last = layerName;
  }
  if (last === undefined) throw unsupported(message('it has no layers'));
  while (found.has(input)) input += '_';
  const first = [...found.values()][0] as GraphLayer;
  found.set(first.name, { ...first, inputs: [input] });
  return { input, inputShape: shapeOf(declared), layers: found, output: last };
}

function functional(given: unknown): Graph {
  const { layers, input_layers: inputs, output_layers: outputs } = parse(functionalSchema, given, WHERE);
  const [input] = inputs;
  const [output] = outputs;
  if (input === undefined || inputs.length > 1) throw unsupported(message('it has not one input'));
  if (output === undefined || outputs.length > 1) throw unsupported(message('it has not one output'));
  const found = new Map<string, GraphLayer>();
  let declared: unknown;
  for (const layer of layers) {
    if (layer.class_name === 'InputLayer') {
      if (layer.name !== input[0]) throw unsupported(message('it has not one input'));
      declared = layer.config['batch_input_shape'];
      continue;
    }
    if (layer.name === input[0])
      throw badModel(message('its input “{name}” is a {kind}', { name: layer.name, kind: layer.class_name }));
    add(found, {
      name: layer.name,
      className: layer.class_name,
      config: layer.config,
      inputs: sourcesOf(layer.name, layer.inbound_nodes),
    });
  }
  for (const { name: layer, inputs: sources } of found.values()) {
    const unknown = sources.find((source) => source !== input[0] && !found.has(source));
    if (unknown !== undefined)
      throw badModel(
        message('layer “{layer}” takes the output of “{unknown}”, which is not there', { layer, unknown }),
      );
  }
  if (!found.has(output[0]))
    throw badModel(message('its output “{output}” is not there', { output: output[0] }));
  return { input: input[0], inputShape: shapeOf(declared), layers: found, output: output[0] };
}

/** Names of the layers whose outputs a layer takes, in order. */
function sourcesOf(layer: string, nodes: readonly unknown[]): string[] {
  const [node] = nodes;
  if (nodes.length > 1) throw unsupported(message('layer “{layer}” is used more than once', { layer }));
  if (typeof node === 'object' && node !== null && 'args' in node)
    throw unsupported(
      message('its layers are wired as Keras 3 writes it; save it with TensorFlow.js or Keras 2'),
    );
  return parse(v.array(reference), node, `${WHERE}, inputs of ${layer}`).map(([source]) => source);
}

function add(layers: Map<string, GraphLayer>, layer: GraphLayer): void {
  if (layers.has(layer.name))
    throw badModel(message('it has two layers named “{name}”', { name: layer.name }));
  layers.set(layer.name, layer);
}

function shapeOf(declared: unknown): readonly (number | null)[] {
  return parse(shapeSchema, declared, `${WHERE}, shape of the input`).slice(1);
}
