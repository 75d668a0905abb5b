import type { Address } from '../../store/addressSync.ts';

/** The address bar. */
export const browserAddress: Address = {
  hash: () => location.hash,
  replaceHash: (hash) => history.replaceState(history.state, '', hash),
  onChange: (listener) => {
    addEventListener('hashchange', listener);
    return () => removeEventListener('hashchange', listener);
  },
};
