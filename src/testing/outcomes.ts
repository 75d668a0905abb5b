import { expect } from 'vitest';
import { LikenessError } from '../core/errors.ts';
import type { DamagedZip } from './damagedZips.ts';

/** What opening damaged zips comes to, in words that a person can read: `opened`, or the codes of refusals. */
export async function outcomesOf(
  zips: Iterable<DamagedZip>,
  open: (bytes: Uint8Array<ArrayBuffer>) => unknown,
): Promise<string[]> {
  const seen = new Set<string>();
  for (const { what, bytes } of zips) {
    try {
      await open(bytes);
      seen.add('opened');
    } catch (thrown) {
      if (!(thrown instanceof LikenessError)) throw new Error(what, { cause: thrown });
      expect(thrown.message.length, what).toBeGreaterThan(20);
      expect(thrown.message.length, what).toBeLessThan(1000);
      seen.add(thrown.code);
    }
  }
  return [...seen].sort();
}
