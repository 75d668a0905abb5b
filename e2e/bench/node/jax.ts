// First: libraries look for navigator.gpu as they load.
import '../../../src/testing/gpuSetup.ts';
import { serveInChild } from './inChild.ts';
import { jax } from '../peers/jax.ts';

// jax-js asks which browser it is in, to know that browser's limits.
Object.assign(navigator, { userAgent: 'Node.js' });
serveInChild(jax);
