import { describe, expect, it } from 'vitest';
import { expandTemplate } from './template.ts';

describe('expandTemplate', () => {
  it('writes a loop out and fills in sums of products', () => {
    const source = ['//: repeat p COUNT', 'a{p*STRIDE+1} = {p};', '//: end'].join('\n');
    expect(expandTemplate(source, { COUNT: 2, STRIDE: 3 }).split('\n').slice(2)).toEqual([
      'a1 = 0;',
      'a4 = 1;',
    ]);
  });

  it('nests', () => {
    const source = ['//: repeat p 2', '//: repeat q p+1', '{p}{q}', '//: end', '//: end'].join('\n');
    expect(expandTemplate(source, {}).split('\n')).toEqual(['00', '10', '11']);
  });

  it('leaves the braces of WGSL alone', () => {
    const source = 'if (a) { return; } else {b = 1;}';
    expect(expandTemplate(source, {})).toBe(source);
  });

  it('refuses an unknown name and a loop without end', () => {
    expect(() => expandTemplate('a{missing}', {})).toThrow(/missing has no value/);
    expect(() => expandTemplate('//: repeat p 2', {})).toThrow(/no end/);
  });
});
