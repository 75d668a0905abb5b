// npm start: from a fresh clone to the page in the browser.
import process from 'node:process';
import { installPackages, requireNode, root } from './lib/project.mjs';

/** @returns {boolean} whether there is someone to show a browser to */
function hasDisplay() {
  const { env, platform } = process;
  if (env['CI'] || env['LIKENESS_NO_OPEN']) return false;
  return platform === 'darwin' || platform === 'win32' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

requireNode();
await installPackages();
// Only now is there a Vite to import.
const { build, preview } = await import('vite');
await build({ root, logLevel: 'warn' });
const server = await preview({
  root,
  // Without strictPort the next free port is taken.
  preview: { host: '127.0.0.1', port: 4173, open: hasDisplay() },
});
console.log(`\nLikeness is at ${server.resolvedUrls?.local[0] ?? 'an unknown address'}   (Ctrl+C ends it)`);
