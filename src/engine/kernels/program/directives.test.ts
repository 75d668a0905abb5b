import { describe, expect, it } from 'vitest';
import { liftDirectives } from './directives.ts';

describe('liftDirectives', () => {
  it('moves each enable line to the top, once, and leaves the rest in order', () => {
    const code = [
      'struct A { x : f32 };',
      '  enable subgroups;',
      'fn f() {}',
      'enable subgroups;',
      'fn g() {}',
    ];
    const lifted = liftDirectives(code.join('\n'));
    expect(lifted.split('\n').filter((line) => line !== '')).toEqual([
      'enable subgroups;',
      'struct A { x : f32 };',
      'fn f() {}',
      'fn g() {}',
    ]);
  });

  it('takes no comment and no name for one', () => {
    const code = '// enable f16; would be refused here\nlet enabled = 1;';
    expect(liftDirectives(code)).toBe(code);
  });
});
