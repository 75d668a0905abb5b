import { umapLayout } from '../engine/projection/umap.ts';
import type { UmapEvents, UmapRequests } from '../protocol/umap.ts';
import { emitter, serve, withTransfer } from './serve.ts';

const emit = emitter<UmapEvents>(self);

/** Progress that a bar can show. */
const NOTICEABLE = 0.01;

// It computes in one go: whoever gives it up ends the worker.
serve<UmapRequests>(self, {
  layOut(input) {
    let told = -1;
    const positions = umapLayout({
      ...input,
      onProgress: (share) => {
        if (share - told < NOTICEABLE) return;
        told = share;
        emit('progress', share);
      },
    });
    return withTransfer(positions, [positions.buffer]);
  },
});
