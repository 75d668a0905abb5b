import type { Device } from './device.ts';

/** A browser tells of a lost device so long at most after what was under way on it has failed. */
const LOSS_IS_TOLD_MS = 250;

/**
 * What really ended work on a device: a read under way is aborted just before the loss itself is told.
 *
 * @throws LikenessError the loss, where it follows; else what was thrown
 */
export async function throwReason(thrown: unknown, { failed }: Pick<Device, 'failed'>): Promise<never> {
  const waited = new Promise<void>((resolve) => void setTimeout(resolve, LOSS_IS_TOLD_MS));
  await Promise.race([failed, waited]);
  throw thrown;
}
