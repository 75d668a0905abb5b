import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { message } from '../../core/message.ts';
import type { ErrorCode } from '../../core/errors.ts';
import { catalogueLiterals } from '../../testing/catalogueLiterals.ts';
import { runSentence, runWords } from './runWords.ts';

const SAFE = /untouched|still (?:here|in this page)|are safe|as (?:it|they) w(?:as|ere)|nothing has changed/i;
/** An imperative after what is safe. */
const TO_DO =
  /(?:[.:;,]|or) (?:add|choose|drop|give|lay|look|lower|measure|search|sort|start|take|train|try)\b/i;

const CODES: Readonly<Record<ErrorCode, true>> = {
  ...{
    'no-adapter': true,
    'device-lost': true,
    'gpu-error': true,
    'wrong-results': true,
    'not-finite': true,
  },
  ...{
    'too-few-photos': true,
    'out-of-memory': true,
    'no-model': true,
    'no-photos': true,
    'no-labels': true,
  },
  ...{
    'unreadable-photo': true,
    'no-originals': true,
    'too-large': true,
    'bad-zip': true,
    'no-tfjs-model': true,
    'bad-model': true,
  },
  ...{ 'unsupported-model': true, 'bad-project': true, 'newer-project': true, 'storage-full': true },
  ...{ 'storage-denied': true, aborted: true, 'worker-lost': true, internal: true },
};

it.each(Object.keys(CODES) as ErrorCode[])(
  'a run that ends with %s tells what is safe and what to do',
  (code) => {
    const run = { phase: 'failed', runId: 1, steps: 60, code, message: message('This happened.') } as const;
    const said = runSentence(runWords(run, null, 240));
    expect(said).toContain('This happened.');
    expect(said).toMatch(SAFE);
    expect(said).toMatch(TO_DO);
  },
);

/** A reason within a whole message: something is said after it. */
const WITH_REASON = /\{(?:why|reason|failed|message)\} [A-Z]/;
const failures = [...catalogueLiterals(fileURLToPath(new URL('../../', import.meta.url))).keys()].filter(
  (text) => WITH_REASON.test(text),
);

it.each(failures)('“%s” tells what is safe and what to do', (text) => {
  expect(text).toMatch(SAFE);
  expect(text).toMatch(TO_DO);
});
