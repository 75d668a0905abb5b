import { serveInWorker } from './inWorker.ts';
import { ours } from './ours/ours.ts';

serveInWorker(ours);
