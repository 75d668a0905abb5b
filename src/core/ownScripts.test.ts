import { expect, it } from 'vitest';
import { allowOwnScriptsOnly } from './ownScripts.ts';

const location = { href: 'https://likeness.example/studio/', origin: 'https://likeness.example' };

it('lets scripts of the own origin through, and no others', () => {
  let allow: (url: string) => string = () => '';
  allowOwnScriptsOnly({
    location,
    trustedTypes: {
      createPolicy(name, { createScriptURL }) {
        expect(name).toBe('default');
        allow = createScriptURL;
      },
    },
  });
  for (const own of ['./sw.js', 'https://likeness.example/a.js']) expect(allow(own)).toBe(own);
  const others = ['https://elsewhere.example/a.js', '//elsewhere.example/a.js', 'data:text/javascript,1'];
  for (const other of [...others, 'blob:https://likeness.example/1', 'javascript:1'])
    expect(() => allow(other), other).toThrow(TypeError);
});

it('asks nothing of a browser without Trusted Types', () => {
  expect(() => allowOwnScriptsOnly({ location })).not.toThrow();
});
