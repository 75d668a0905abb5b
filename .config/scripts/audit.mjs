// `npm run audit`: known vulnerabilities of what the page is made of, where a registry answers that knows of them. Exit code 1 only
// where there are some.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { root } from './lib/project.mjs';

const npm = process.env['npm_execpath'];
const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
const { stdout } = spawnSync(command, [...first, 'audit', '--omit=dev', '--json'], {
  cwd: root,
  encoding: 'utf8',
  timeout: 60_000,
  shell: process.platform === 'win32' && command !== process.execPath,
});

/** @typedef {{ metadata?: { vulnerabilities: Record<string, number> }, vulnerabilities?: Record<string, { severity: string }> }} Report */

/** @returns {Report} empty where nobody answered in JSON */
function report() {
  try {
    return /** @type {Report} */ (JSON.parse(stdout));
  } catch {
    return {};
  }
}

const { metadata, vulnerabilities = {} } = report();
if (metadata === undefined) {
  console.log('Not audited: no registry answered that knows of vulnerabilities.');
} else {
  for (const [name, { severity }] of Object.entries(vulnerabilities)) console.error(`${name}: ${severity}`);
  console.log(`${metadata.vulnerabilities['total'] ?? 0} known vulnerabilities in what the page is made of`);
  process.exitCode = (metadata.vulnerabilities['total'] ?? 0) === 0 ? 0 : 1;
}
