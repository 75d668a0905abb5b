import type { UmapEvents, UmapInput, UmapRequests } from '../protocol/umap.ts';
import { Connection, type WorkerPort } from './connection.ts';
import { aborted } from './untilAborted.ts';

/** Has photos laid out by a worker that lives for one layout, and is ended when nobody waits for it any more. */
export class UmapClient {
  readonly #spawn: () => WorkerPort;

  constructor(spawn: () => WorkerPort) {
    this.#spawn = spawn;
  }

  /**
   * @param input is given away
   * @returns positions [n, 2]
   */
  async layOut(
    input: UmapInput,
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<Float32Array<ArrayBuffer>> {
    const connection = new Connection<UmapRequests, UmapEvents>(this.#spawn(), {
      onEvent: ({ payload }) => onProgress(payload),
      // The request tells of it.
      onLost: () => undefined,
    });
    try {
      return await connection.request('layOut', input, {
        signal,
        transfer: [input.rows.buffer, input.start.buffer],
      });
    } finally {
      connection.close(aborted());
    }
  }
}
