import { applyHash } from './actions/settingsActions.ts';
import type { DeviceOpener } from './actions/deviceActions.ts';
import type { StudioContext } from './context.ts';
import { formatHash, parseHash } from './hash.ts';
import { NO_HISTORY } from './history.ts';

/** The address bar, as far as the studio uses it. */
export interface Address {
  hash(): string;
  /** Writes a hash without a new entry in the history. */
  replaceHash(hash: string): void;
  /** @returns ends the subscription */
  onChange(listener: () => void): () => void;
}

/** Reads the address, obeys its changes, and writes what the user sets back to it. */
export function syncAddress(context: StudioContext, opener: DeviceOpener, address: Address): void {
  const { state } = context;
  const obey = (): void => {
    const parsed = parseHash(address.hash());
    const { tune, half, language } = parsed;
    state.setState({ tune, half, language, ...(parsed.backend ? { backend: parsed.backend } : {}) });
    applyHash(context, parsed);
  };
  obey();
  // With this address the page begins; there is nothing before it to go back to.
  state.setState({ history: NO_HISTORY });
  address.onChange(() => {
    const { backend, tune, half } = state.getState();
    obey();
    const next = state.getState();
    if (next.backend !== backend || next.tune !== tune || next.half !== half) opener.reopen();
  });
  state.subscribe((current, previous) => {
    if (
      current.settings === previous.settings &&
      current.chosen === previous.chosen &&
      current.step === previous.step &&
      current.backend === previous.backend &&
      current.tune === previous.tune &&
      current.half === previous.half &&
      current.language === previous.language
    ) {
      return;
    }
    const hash = formatHash(current, current.step);
    if (hash !== address.hash()) address.replaceHash(hash);
  });
}
