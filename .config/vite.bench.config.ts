import { readdirSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type UserConfig } from 'vite';
import { assembly } from './vite/assembly.ts';

const root = path.resolve(import.meta.dirname, '../e2e/bench');
const results = path.resolve(import.meta.dirname, '../test-results');

const filesIn = (folder: string, extension: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .map((name) => path.join(folder, name));

/** The benchmark's pages: our engine beside its peers, built as the product is. */
const pages: UserConfig = {
  plugins: [assembly()],
  worker: { format: 'es', plugins: () => [assembly()] },
  // Threads of WebAssembly share memory, which a page may only do when it is isolated.
  preview: {
    headers: {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    },
  },
  build: {
    outDir: path.join(results, 'bench'),
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { input: filesIn(root, '.html') },
  },
};

/** The same contestants as programs for Node, with all packages built in: tfjs's modules need a bundler. */
const programs: UserConfig = {
  plugins: [assembly()],
  ssr: { noExternal: true, external: ['webgpu'] },
  build: {
    outDir: path.join(results, 'benchNode'),
    rolldownOptions: { input: filesIn(path.join(root, 'node'), '.ts') },
  },
};

export default defineConfig(({ isSsrBuild }) => {
  const { build, ...others } = isSsrBuild === true ? programs : pages;
  const define = { __LIKENESS_VERSION__: JSON.stringify('bench') };
  return { root, base: './', define, ...others, build: { ...build, emptyOutDir: true, target: 'es2022' } };
});
