import process from 'node:process';
import { answer, type Order, type Tasks } from '../tasks.ts';

/** Answers the parent's orders from within a child process of Node. */
export function serveInChild(tasks: Tasks): void {
  process.on('message', (order: Order) => {
    void answer(tasks, order).then((reply) => process.send?.(reply));
  });
  // Dawn's own threads would keep the process alive.
  process.on('disconnect', () => {
    process.exit();
  });
}
