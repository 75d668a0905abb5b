import { expect, it } from 'vitest';
import { csvText } from './csv.ts';

it('quotes what holds a comma, a quote or a line break, and nothing else', () => {
  expect(csvText([['step', 'loss, run 1', 'the "first"', 'two\nlines']])).toBe(
    'step,"loss, run 1","the ""first""","two\nlines"\r\n',
  );
});

it('numbers are numbers, and what is none is an empty cell', () => {
  expect(csvText([[1, -0.5, 1e-7, NaN, null]])).toBe('1,-0.5,1e-7,,\r\n');
});

it('text that a spreadsheet would compute stays text', () => {
  expect(csvText([['=1+1', '+1', '-1', '@A1', '\t=1', 'a=b']])).toBe("'=1+1,'+1,'-1,'@A1,'\t=1,a=b\r\n");
});
