import { createSquareDecoder } from '../dataset/decode.ts';
import { reasonFor } from '../dataset/unreadable.ts';
import type { DecodeRequests } from './decodePool.ts';
import { serve, withTransfer } from './serve.ts';

const decodeSquare = createSquareDecoder();

serve<DecodeRequests>(self, {
  async decode(job) {
    try {
      const photo = await decodeSquare(job);
      return withTransfer(photo, [photo.pixels.buffer]);
    } catch (error) {
      return { reason: reasonFor(error) };
    }
  },
});
