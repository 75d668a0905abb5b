import { MessageChannel } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { yieldMacrotask } from './macrotask.ts';

it('lets messages in that were sent before', async () => {
  const { port1, port2 } = new MessageChannel();
  const heard: unknown[] = [];
  port1.on('message', (message) => heard.push(message));
  port2.postMessage('cancel');
  for (let turn = 0; turn < 3; turn++) await yieldMacrotask();
  port1.close();
  expect(heard).toEqual(['cancel']);
});
