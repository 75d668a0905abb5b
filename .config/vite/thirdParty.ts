import type { Plugin } from 'vite';
import { thirdPartyText } from '../scripts/lib/licences.mjs';

/** Puts the licences of all that the page is made of beside it; "Local" on the page links to them. */
export function thirdParty(): Plugin {
  return {
    name: 'likeness:third-party',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY.txt', source: thirdPartyText() });
    },
  };
}
