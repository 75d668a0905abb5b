import { answer, type Order, type Tasks } from './tasks.ts';

/** Answers the page's orders from within a worker. */
export function serveInWorker(tasks: Tasks): void {
  addEventListener('message', ({ data }: MessageEvent<Order>) => {
    void answer(tasks, data).then((reply) => {
      postMessage(reply);
    });
  });
}
