import { serveLane, type LaneStart } from '../engine/wasm/lanes.ts';

// A thread that computes along with the engine's. It hears one message, and from then on sleeps or works.
addEventListener('message', ({ data }: MessageEvent<LaneStart>) => {
  serveLane(data, () => {
    postMessage('ready');
  });
});
