import { serveInWorker } from './inWorker.ts';
import { jax } from './peers/jax.ts';

serveInWorker(jax);
