import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { dawnEnvironment } from './.config/scripts/lib/vulkan.mjs';
import manifest from './package.json' with { type: 'json' };
import { assembly } from './.config/vite/assembly.ts';
import { contentSecurityPolicy } from './.config/vite/contentSecurityPolicy.ts';
import { offline } from './.config/vite/offline.ts';
import { thirdParty } from './.config/vite/thirdParty.ts';

/** Compiling a pipeline on the software adapter takes seconds. */
const gpuTimeoutMs = 120_000;

export default defineConfig({
  define: { __LIKENESS_VERSION__: JSON.stringify(manifest.version) },
  // Relative paths, so that dist/ works from any folder of any host.
  base: './',
  plugins: [react(), assembly(), contentSecurityPolicy(), thirdParty(), offline()],
  worker: { format: 'es', plugins: () => [assembly()] },
  // The development server's scan for packages starts at the page and misses what only a worker
  // imports; found late, those packages would reload a page that is already at work.
  optimizeDeps: { entries: ['index.html', 'src/worker/*.worker.ts'] },
  build: {
    target: 'es2022',
    // The engine is one large chunk that only the worker loads; the first screen has a budget of
    // its own, which `npm test` checks.
    chunkSizeWarningLimit: 2000,
  },
  test: {
    // tfjs's ES modules name each other without extensions, which only Vite resolves.
    server: { deps: { inline: [/@tensorflow/] } },
    // Node's entry of each is another copy, bundled, of what the page gets; one copy must serve the
    // bare name and the modules within, or gradients and classes are registered twice.
    alias: [{ find: /^(@tensorflow\/[^/]+)$/, replacement: '$1/dist/index.js' }],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: ['src/**/*.gpu.test.ts'],
          // The first to open WebAssembly waits for its kernels to be compiled, the first to ask ONNX Runtime or Python for
          // these to start; on a busy machine that takes many seconds.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'gpu',
          environment: 'node',
          include: ['src/**/*.gpu.test.ts'],
          setupFiles: ['src/testing/gpuSetup.ts'],
          // A process of its own a file, one after the other: the linker reads the environment
          // below as the process starts, and two devices at once would share two cores.
          pool: 'forks',
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          env: dawnEnvironment(),
          testTimeout: gpuTimeoutMs,
          hookTimeout: gpuTimeoutMs,
        },
      },
    ],
  },
});
