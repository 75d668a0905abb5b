import type { Page } from '@playwright/test';

export interface PackedPhotos {
  readonly side: number;
  readonly count: number;
  /** uint8 RGB, [count, side, side, 3]. */
  readonly pixels: Buffer;
}

/** The photos as the worker that reads them would hand them to a training on views of so many pixels. */
export async function packedPhotos(page: Page, imageSize: number): Promise<PackedPhotos> {
  const worker = page.workers().find((candidate) => candidate.url().includes('dataset.worker'));
  if (worker === undefined) throw new Error('The photos have no worker.');
  const { text, ...packed } = await worker.evaluate(
    (size) =>
      new Promise<{ side: number; count: number; text: string }>((resolve) => {
        // A request of our own, whose answer is kept from the page.
        const id = -1;
        const scope = globalThis as unknown as {
          postMessage(message: object, transfer: Transferable[]): void;
          dispatchEvent(event: Event): void;
        };
        const post = scope.postMessage.bind(scope);
        type Reply = { id: number; result: { side: number; count: number; pixels: Uint8Array } };
        scope.postMessage = (message, transfer) => {
          const reply = message as Reply;
          if (reply.id !== id) {
            post(message, transfer);
            return;
          }
          scope.postMessage = post;
          const { side, count, pixels } = reply.result;
          let text = '';
          for (const value of pixels) text += String.fromCharCode(value);
          resolve({ side, count, text: btoa(text) });
        };
        const data = { type: 'request', id, name: 'pack', params: { imageSize: size } };
        scope.dispatchEvent(new MessageEvent('message', { data }));
      }),
    imageSize,
  );
  return { ...packed, pixels: Buffer.from(text, 'base64') };
}
