import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const FOLDER = 'src/ui';
/** A side of the screen, where the start or the end of a line is meant. */
const PHYSICAL =
  /(^|[\s;{])((margin|padding|border|scroll-margin)-)?(left|right)(-\w+)?\s*:|text-align(-last)?\s*:\s*(left|right)|float\s*:\s*(left|right)|border-(top|bottom)-(left|right)-radius/;
/** A comment before a rule by which left means left. */
const ON_PURPOSE = /in every language[^/]*\*\/\s*[^{}]*\{/;

/** Rules of a style sheet, each with the comment before it. */
function rulesOf(css: string): string[] {
  return css.split('}').filter((rule) => rule.includes('{'));
}

it('style sheets name start and end, not left and right, unless a comment says that left is meant', () => {
  const sheets = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.css'),
  );
  expect(sheets.length).toBeGreaterThan(20);
  const physical = sheets.flatMap((name) =>
    rulesOf(readFileSync(path.join(FOLDER, name), 'utf8'))
      .filter((rule) => PHYSICAL.test(rule.replace(/\/\*[^]*?\*\//g, '')) && !ON_PURPOSE.test(rule))
      .map((rule) => `${name}: ${rule.trim()}`),
  );
  expect(physical).toEqual([]);
});
