// The soak: every part by name, in the order in which it is run.
import { awkward } from './awkward.mjs';
import { fuzz } from './fuzz.mjs';
import { kill } from './kill.mjs';
import { long } from './long.mjs';
import { photos } from './photos.mjs';
import { quota } from './quota.mjs';
import { device, worker } from './recoveries.mjs';
import { resume } from './resume.mjs';

/** @type {Record<string, import('./stage.mjs').Part>} */
export const parts = { awkward, fuzz, photos, long, device, worker, kill, quota, resume };

/**
 * What `--only` asks for: parts of names, with commas between them; all where it is empty.
 * @param {string} only
 */
export function choose(only) {
  const wanted = only.split(',').map((name) => name.trim().toLowerCase());
  const names = Object.keys(parts).filter((name) => wanted.some((word) => name.includes(word)));
  if (names.length > 0) return names;
  throw new Error(`--only ${only} names none of: ${Object.keys(parts).join(', ')}`);
}
