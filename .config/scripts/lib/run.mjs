import { spawn } from 'node:child_process';
import process from 'node:process';

/**
 * Runs a command with its output on ours, and gives back its exit code: 1 too if it could not start,
 * was killed, or ran past `timeoutMs`. `quiet` hides the output.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, timeoutMs?: number, quiet?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { cwd, env, timeoutMs, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? 'ignore' : 'inherit',
      timeout: timeoutMs,
      // npm and npx are batch files on Windows, which only a shell starts.
      shell: process.platform === 'win32' && command !== process.execPath,
    });
    child.on('error', (error) => {
      if (!quiet) console.error(error.message);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a script of an installed package under this Node.
 * @param {string} script
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export const runNode = (script, args, options) => run(process.execPath, [script, ...args], options);
