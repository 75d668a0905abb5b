// What `npm test` runs, in order. Each stage says how much of it passed and failed.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { onePassed, oneFailed, playwrightCounts, vitestCounts } from './counts.mjs';
import { checkFirstScreen } from './firstScreen.mjs';
import { findOrInstallBrowser, noBrowser } from './installBrowser.mjs';
import { checkLicences } from './licences.mjs';
import { inPackages, root } from './project.mjs';
import { runNode } from './run.mjs';
import { gpuMode } from './vulkan.mjs';

/**
 * @typedef {import('./counts.mjs').Counts} Counts
 * @typedef {{ grep?: string | undefined, files: string[] }} Filter which tests of a runner to run
 * `together`: its neighbours of that kind may run at the same time.
 * @typedef {{ name: string, needs?: string[], together?: boolean, run: (filter: Filter) => Promise<Counts> | Counts }} Stage
 */

/**
 * A tool that passes or fails as a whole.
 * @param {string} name
 * @param {string} script
 * @param {string[]} args
 * @returns {Stage}
 */
const check = (name, script, args) => ({
  name,
  together: true,
  run: async () => {
    const exitCode = await runNode(inPackages(script), args, { cwd: root, whole: true });
    return exitCode === 0 ? onePassed : oneFailed;
  },
});

/** @param {string} name @returns {string} a report of that name, with an old one out of the way */
function freshReport(name) {
  const file = path.join(root, 'test-results', `${name}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

/** @param {'unit' | 'gpu'} project @returns {Stage} */
const vitest = (project) => ({
  name: project,
  run: async ({ files }) => {
    const report = freshReport(project);
    const args = ['run', '--project', project, '--reporter=default', '--reporter=json'];
    args.push(`--outputFile.json=${report}`, ...files);
    // A name given by hand may stand for a test of the other project.
    if (files.length > 0) args.push('--passWithNoTests');
    return vitestCounts(report, await runNode(inPackages('vitest/vitest.mjs'), args, { cwd: root }));
  },
});

/** @type {Stage} Where tests use a browser, or the Vulkan driver that comes with one, this comes first. */
const browser = {
  name: 'browser',
  run: async () => {
    const found = await findOrInstallBrowser();
    if (found === undefined) {
      console.error(noBrowser);
      return oneFailed;
    }
    console.log(found);
    // So that no later stage has to look again.
    process.env['CHROMIUM_PATH'] = found;
    return onePassed;
  },
};

/** @type {Stage} */
const e2e = {
  name: 'e2e',
  needs: ['browser', 'build'],
  run: async ({ grep, files }) => {
    const report = freshReport('e2e');
    const args = ['test', '--config', 'e2e/playwright.config.ts', ...files];
    if (grep !== undefined) args.push('--grep', grep);
    if (files.length > 0) args.push('--pass-with-no-tests');
    return playwrightCounts(report, await runNode(inPackages('playwright/cli.js'), args, { cwd: root }));
  },
};

/** @type {Stage[]} */
export const stages = [
  // The longest first, so that the others run beside it.
  check('lint', 'eslint/bin/eslint.js', ['--config', '.config/eslint.config.js', '--max-warnings', '0', '.']),
  check('format', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
  check('types:page', 'typescript/bin/tsc', ['-p', 'tsconfig.json']),
  check('types:worker', 'typescript/bin/tsc', ['-p', 'src/worker/tsconfig.json']),
  check('types:node', 'typescript/bin/tsc', ['-p', 'e2e/tsconfig.json']),
  check('layers', 'dependency-cruiser/bin/dependency-cruise.mjs', [
    ...['--config', '.config/dependency-cruiser.cjs', 'src', 'e2e'],
  ]),
  check('deadcode', 'knip/bin/knip.js', ['--config', '.config/knip.json']),
  { name: 'licences', together: true, run: () => (checkLicences() ? onePassed : oneFailed) },
  vitest('unit'),
  browser,
  // On hardware the system's own driver serves, and a machine without a browser will do.
  { ...vitest('gpu'), needs: gpuMode() === 'software' ? ['browser'] : [] },
  check('build', 'vite/bin/vite.js', ['build']),
  {
    name: 'budget',
    needs: ['build'],
    run: () => (checkFirstScreen(path.join(root, 'dist')) ? onePassed : oneFailed),
  },
  e2e,
];
