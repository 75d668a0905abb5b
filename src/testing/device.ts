import { afterAll, afterEach, beforeAll } from 'vitest';
import { openDevice, type Device } from '../engine/device.ts';
import type { BackendName } from '../core/settings.ts';

/** Opens a backend for the tests of a file; an error that the GPU reports fails the test it happens in. */
export function useDevice(backend: BackendName): void {
  let device: Device | undefined;
  let failure: unknown;
  beforeAll(async () => {
    device = await openDevice(backend);
    device.failed.catch((error: unknown) => {
      failure = error;
    });
  });
  afterEach(() => {
    if (failure !== undefined) throw failure as Error;
  });
  afterAll(() => {
    device?.dispose();
  });
}
