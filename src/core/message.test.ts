import { expect, it } from 'vitest';
import { inEnglish, joined, message, verbatim } from './message.ts';

it('has an English of its own, with what it says of', () => {
  const reason = message('{path} is {size} MiB large', { path: 'a{b}.zip', size: 3 });
  expect(inEnglish(message('This zip cannot be read: {reason}.', { reason }))).toBe(
    'This zip cannot be read: a{b}.zip is 3 MiB large.',
  );
});

it('takes words of others as they are, braces and all', () => {
  expect(inEnglish(verbatim('Unexpected token {x}'))).toBe('Unexpected token {x}');
});

it('goes on with the next', () => {
  const both = joined([message('One.'), message('Two.'), message('Three.')]);
  expect(both && inEnglish(both)).toBe('One. Two. Three.');
  expect(joined([])).toBeNull();
});
