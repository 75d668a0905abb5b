import { expect, it } from 'vitest';
import { ErrorLog, withoutNames } from './errorLog.ts';
import { message, verbatim } from './message.ts';

it('keeps the words and numbers of a message, and no text that was filled in', () => {
  const words = message(
    '“{file}” could not be opened. {reason} {count, plural, one {# photo} other {# photos}}',
    {
      file: 'passport of Ada.zip',
      reason: message('It has {layers} layers.', { layers: 3 }),
      count: 2,
    },
  );
  expect(withoutNames(words)).toBe('“…” could not be opened. It has 3 layers. 2');
  expect(withoutNames(verbatim('C:\\Users\\ada'))).toBe('…');
});

it('keeps the last twenty errors', () => {
  const log = new ErrorLog();
  for (let seconds = 0; seconds < 50; seconds++) log.add({ seconds, code: 'internal', text: '' });
  expect([log.entries.length, log.entries[0]!.seconds]).toEqual([20, 30]);
});
