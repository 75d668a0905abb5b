import { asLikenessError, type LikenessError } from '../../core/errors.ts';
import { isActive } from '../../core/runState.ts';
import type { BackendName } from '../../core/settings.ts';
import type { DeviceInfo } from '../../protocol/engine.ts';
import type { StudioContext } from '../context.ts';
import { withSuggestions } from '../suggestions.ts';

export interface DeviceActions {
  /** Another backend, or the same once more. */
  readonly chooseBackend: (backend: BackendName | null) => void;
  /** Whether kernels are chosen by timing them on this device; opens it anew. */
  readonly setTuning: (tune: boolean) => void;
  /** Whether half precision may be used where it serves; opens the device anew. */
  readonly setHalf: (half: boolean) => void;
}

/** Opens the device and lets whoever needs it wait for it. */
export class DeviceOpener {
  readonly #context: StudioContext;
  #opening: Promise<DeviceInfo> | null = null;

  constructor(context: StudioContext) {
    this.#context = context;
  }

  /** The open device; opens it where that has not been tried, and rejects where it failed. */
  ready(): Promise<DeviceInfo> {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  /** Opens anew. What became of it stands in the state. */
  reopen(): void {
    this.#opening = this.#open();
    this.#opening.catch(() => undefined);
  }

  /** A fresh worker has opened a device by itself. */
  adopt(device: DeviceInfo): void {
    this.#opening = Promise.resolve(device);
    this.#show(device);
  }

  lose(error: LikenessError): void {
    this.#opening = null;
    this.#context.state.setState({ device: { phase: 'failed', code: error.code, message: error.said } });
  }

  async #open(): Promise<DeviceInfo> {
    const { state, engine } = this.#context;
    const { backend, tune, half } = state.getState();
    state.setState({ device: { phase: 'opening' } });
    try {
      const device = await engine.open({ backend, tune, half });
      this.#show(device);
      return device;
    } catch (thrown) {
      const error = asLikenessError(thrown);
      this.lose(error);
      throw error;
    }
  }

  #show(device: DeviceInfo): void {
    const { state, fast } = this.#context;
    fast.metrics.computedBy = device.software ? 'processor' : 'gpu';
    state.setState({ device: { phase: 'ready', ...device } });
    // A run in progress keeps its settings; one that only waits for this device takes what suits it.
    const { run } = state.getState();
    if (!isActive(run) || run.phase === 'starting') state.setState(withSuggestions(state.getState()));
  }
}

export function deviceActions({ state }: StudioContext, opener: DeviceOpener): DeviceActions {
  return {
    chooseBackend(backend) {
      if (isActive(state.getState().run)) return;
      state.setState({ backend });
      opener.reopen();
    },
    setTuning(tune) {
      if (isActive(state.getState().run)) return;
      state.setState({ tune });
      opener.reopen();
    },
    setHalf(half) {
      if (isActive(state.getState().run)) return;
      state.setState({ half });
      opener.reopen();
    },
  };
}
