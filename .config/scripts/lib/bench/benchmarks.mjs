// The suite: every benchmark by name, in the order in which it is run.
import * as augmentation from './augmentation.mjs';
import * as convolution from './convolution.mjs';
import * as imports from './import.mjs';
import * as input from './input.mjs';
import * as memory from './memory.mjs';
import * as page from './page.mjs';
import * as photos from './photos.mjs';
import * as probe from './probe.mjs';
import * as search from './search.mjs';
import * as sheet from './sheet.mjs';
import * as step from './step.mjs';
import * as traffic from './traffic.mjs';

/** @type {Record<string, import('./rows.mjs').Benchmark>} */
export const benchmarks = {
  step,
  convolution,
  traffic,
  augmentation,
  photos,
  memory,
  import: imports,
  page,
  input,
  sheet,
  probe,
  search,
};

/**
 * What `--only` asks for: parts of names of benchmarks, or of peers, which mean the step beside these alone.
 * @param {string} only parts, with commas between them
 * @returns {{ names: string[], wants: (peer: string) => boolean }}
 */
export function choose(only) {
  const parts = only.split(',').map((part) => part.trim().toLowerCase());
  const isIn = (/** @type {string} */ name) => parts.some((part) => name.toLowerCase().includes(part));
  const names = Object.keys(benchmarks).filter(isIn);
  if (names.length > 0) return { names, wants: () => true };
  const peers = step.peers.filter(({ name }) => isIn(name));
  if (peers.length > 0) return { names: ['step'], wants: isIn };
  const known = [...Object.keys(benchmarks), ...step.peers.map(({ name }) => name)].join(', ');
  throw new Error(`--only ${only} names none of: ${known}`);
}
