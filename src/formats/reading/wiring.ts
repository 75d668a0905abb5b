import type { Graph, GraphLayer } from './graph.ts';
import { badModel, unsupported } from './refusals.ts';
import { message } from '../../core/message.ts';

/** Where two ways from one layer are added up. */
export interface Fork {
  readonly sum: GraphLayer;
  /** The two ways, in the order in which the sum names them; one of them may be empty. */
  readonly ways: readonly [Branch, Branch];
}

/** Layers one after the other. */
export type Branch = readonly (GraphLayer | Fork)[];

/** Whether the graph splits in two here. */
export function isFork(item: GraphLayer | Fork): item is Fork {
  return 'sum' in item;
}

/**
 * A graph as a chain of layers, in which residual blocks are forks.
 *
 * @throws LikenessError `unsupported-model` where it is wired otherwise, `bad-model` where it runs in circles
 */
export function wiring(graph: Graph): Branch {
  const back = waysBack(graph);
  const used = new Set<string>();

  const branch = (end: string, from: string): Branch => {
    const items: (GraphLayer | Fork)[] = [];
    for (let name = end; name !== from; name = back.get(name) as string) {
      // A way that ends elsewhere leads past the fork that it should begin at.
      const layer = graph.layers.get(name);
      if (layer === undefined || used.has(name))
        throw unsupported(message('the output of “{name}” goes to several places', { name }));
      used.add(name);
      const [first, second] = layer.inputs;
      if (first !== undefined && second !== undefined) {
        const fork = back.get(name) as string;
        items.push({ sum: layer, ways: [branch(first, fork), branch(second, fork)] });
      } else items.push(layer);
    }
    return items.reverse();
  };

  return branch(graph.output, graph.input);
}

/** For every layer the one before it on the way to the input; a sum leaps over its two ways to where they part. */
function waysBack({ input, layers }: Graph): Map<string, string> {
  const back = new Map<string, string>();
  const spine = (from: string): string[] => {
    const names = [from];
    for (let name = back.get(from); name !== undefined; name = back.get(name)) names.push(name);
    return names;
  };
  const waiting = new Set(layers.values());
  const isKnown = (name: string): boolean => name === input || back.has(name);
  for (let progress = true; progress;) {
    progress = false;
    for (const layer of waiting) {
      if (!layer.inputs.every(isKnown)) continue;
      const [first, second, third] = layer.inputs;
      if (first === undefined)
        throw badModel(message('layer “{name}” takes nothing in', { name: layer.name }));
      if (third !== undefined || (second !== undefined && layer.className !== 'Add'))
        throw unsupported(
          message('layer “{name}”, {className}, joins several inputs; only an Add of two can be', {
            name: layer.name,
            className: layer.className,
          }),
        );
      back.set(layer.name, second === undefined ? first : meeting(spine(first), spine(second)));
      waiting.delete(layer);
      progress = true;
    }
  }
  if (waiting.size > 0) throw badModel(message('its layers run in a circle'));
  return back;
}

function meeting(first: readonly string[], second: readonly string[]): string {
  const passed = new Set(first);
  // Both lead to the input, so that they meet there at the latest.
  return second.find((name) => passed.has(name)) as string;
}
