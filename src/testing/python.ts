import { spawnSync } from 'node:child_process';

/** Ends well where all modules are there. It does not import them: PyTorch alone takes seconds. */
const FIND = `
import sys
from importlib.util import find_spec
sys.exit(None in map(find_spec, sys.argv[1:]))
`;

/** A Python that has these modules, or null where there is none on this machine. */
export function pythonWith(modules: readonly string[]): string | null {
  const found = ['python3', '/usr/bin/python3'].find(
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
