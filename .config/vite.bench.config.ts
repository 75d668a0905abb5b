import path from 'node:path';
import { defineConfig } from 'vite';
import { assembly } from './vite/assembly.ts';

const root = path.resolve(import.meta.dirname, '../e2e/bench');

/** The benchmark's page: our engine beside its peers, built as the product is. */
export default defineConfig({
  root,
  base: './',
  plugins: [assembly()],
  worker: { format: 'es', plugins: () => [assembly()] },
  // Without them memory cannot be shared between threads.
  preview: {
    headers: {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    },
  },
  build: {
    outDir: path.resolve(import.meta.dirname, '../test-results/bench'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 4000,
  },
});
