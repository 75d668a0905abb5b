import { spawnSync } from 'node:child_process';

/** A Python that has these modules, or null where there is none on this machine. */
export function pythonWith(modules: readonly string[]): string | null {
  const imports = `import ${modules.join(', ')}`;
  const found = ['python3', '/usr/bin/python3'].find(
    (python) => spawnSync(python, ['-c', imports], { stdio: 'ignore' }).status === 0,
  );
  return found ?? null;
}

/** What a Python program prints. @throws Error with what it says when it fails */
export function runPython(python: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(python, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Python ended with ${status}: ${stderr}`);
  return stdout;
}
