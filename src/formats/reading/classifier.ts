import type { GraphLayer } from './graph.ts';
import { isFork, type Branch } from './wiring.ts';

const PROBABILITIES: readonly unknown[] = ['softmax', 'sigmoid'];

/** Whether a layer turns scores of classes into probabilities. */
function endsInProbabilities({ className, config }: GraphLayer): boolean {
  return className === 'Softmax' || PROBABILITIES.includes(config['activation']);
}

/**
 * A chain without the classifier at its end, if it has one: a dense layer whose outputs become probabilities. What it
 * was trained to tell apart is not what the encoder is for.
 *
 * @returns what is left, and the names of the layers that are not
 */
export function withoutClassifier(branch: Branch): { readonly encoder: Branch; readonly leftOut: string[] } {
  const last = branch.at(-1);
  if (last === undefined || isFork(last) || !endsInProbabilities(last))
    return { encoder: branch, leftOut: [] };
  const count = last.className === 'Dense' ? 1 : 2;
  const cut = branch.slice(-count).filter((item): item is GraphLayer => !isFork(item));
  if (cut[0]?.className !== 'Dense') return { encoder: branch, leftOut: [] };
  return { encoder: branch.slice(0, -count), leftOut: cut.map(({ name }) => name) };
}
