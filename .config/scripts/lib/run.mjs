import { spawn } from 'node:child_process';
import process from 'node:process';

/**
 * Runs a command with its output on ours, and gives back its exit code: 1 too if it could not start,
 * was killed, or ran past `timeoutMs`. `quiet` hides the output; `whole` holds it back until the end, so that commands
 * that run side by side do not talk at once.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, timeoutMs?: number, quiet?: boolean, whole?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { cwd, env, timeoutMs, quiet = false, whole = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? 'ignore' : whole ? ['inherit', 'pipe', 'pipe'] : 'inherit',
      timeout: timeoutMs,
      // npm and npx are batch files on Windows, which only a shell starts.
      shell: process.platform === 'win32' && command !== process.execPath,
    });
    /** @type {Buffer[]} */
    const said = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (/** @type {Buffer} */ chunk) => said.push(chunk));
    child.on('error', (error) => {
      if (!quiet) console.error(error.message);
      resolve(1);
    });
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said));
      resolve(code ?? 1);
    });
  });
}

/**
 * Runs a script of an installed package under this Node.
 * @param {string} script
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export const runNode = (script, args, options) => run(process.execPath, [script, ...args], options);
