// How many tests passed and failed, as the runners' JSON reports tell it.
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Counts */

/** @type {Counts} */
export const onePassed = { passed: 1, failed: 0 };

/** @type {Counts} */
export const oneFailed = { passed: 0, failed: 1 };

/**
 * A runner that ends badly without a failed test (a file that does not load, an error outside of any
 * test, no test at all) still counts as one failure.
 * @param {Counts} counts
 * @param {number} exitCode
 * @returns {Counts}
 */
const atLeastOneFailed = ({ passed, failed }, exitCode) => ({
  passed,
  failed: exitCode === 0 ? failed : Math.max(failed, 1),
});

/**
 * @typedef {{ status: string, assertionResults: { status: string }[] }} VitestFile
 * @param {string} file
 * @param {number} exitCode
 * @returns {Counts}
 */
export function vitestCounts(file, exitCode) {
  if (!existsSync(file)) return oneFailed;
  /** @type {{ testResults: VitestFile[] }} */
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
  let passed = 0;
  let failed = 0;
  for (const { status, assertionResults } of testResults) {
    const passedHere = assertionResults.filter((test) => test.status === 'passed').length;
    passed += passedHere;
    // Skipped tests and those left to do have not shown that anything works.
    failed += assertionResults.length - passedHere;
    // A file that does not load has no tests to fail.
    if (status === 'failed' && assertionResults.length === 0) failed++;
  }
  return atLeastOneFailed({ passed, failed }, exitCode);
}

/**
 * @typedef {{ expected: number, unexpected: number, flaky: number, skipped: number }} PlaywrightStats
 * @param {string} file
 * @param {number} exitCode
 * @returns {Counts}
 */
export function playwrightCounts(file, exitCode) {
  if (!existsSync(file)) return oneFailed;
  /** @type {{ stats: PlaywrightStats }} */
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  const failed = stats.unexpected + stats.flaky + stats.skipped;
  return atLeastOneFailed({ passed: stats.expected, failed }, exitCode);
}
