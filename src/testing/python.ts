import { spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { it } from 'vitest';

/** Ends well where all modules are there. It does not import them: PyTorch alone takes seconds. */
const FIND = `
import sys
from importlib.util import find_spec
sys.exit(None in map(find_spec, sys.argv[1:]))
`;

/** The machine's, and the one that `.config/scripts/python.mjs` makes for what apt does not have. */
const PYTHONS = ['python3', '/usr/bin/python3', path.join(os.homedir(), '.cache/likeness-python/bin/python')];

/** A Python that has these modules, or null where there is none on this machine. */
export function pythonWith(modules: readonly string[]): string | null {
  const found = PYTHONS.find(
    (python) => spawnSync(python, ['-c', FIND, ...modules], { stdio: 'ignore' }).status === 0,
  );
  return found ?? null;
}

/** What a Python program prints. @throws Error with what it says when it fails */
export function runPython(python: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(python, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Python ended with ${status}: ${stderr}`);
  return stdout;
}

/**
 * `it` for tests that need a program of this machine. Where it is missing, a test in their place says what is left out.
 *
 * @param program null where it is missing
 * @param needed what is needed, in words
 */
export function itWith(program: string | null, needed: string): (name: string, body: () => unknown) => void {
  return (name, body) => {
    if (program !== null) it(name, body);
    else it(`${name}: left out, for want of ${needed}`, () => console.warn(`There is no ${needed} here.`));
  };
}
