// What continuous integration runs before the tests: a Python with torch, numpy and Pillow, so that what the model zip holds
// for Python is read by Python too. Where it is there, nothing is done; where apt is, it is installed; elsewhere the tests
// say what they leave out, and pass.
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const PACKAGES = ['python3-torch', 'python3-numpy', 'python3-pil', 'unzip'];
const PATIENCE_MS = 300_000;

/** @param {string} command @param {string[]} args @returns {boolean} whether it ran and ended well */
function succeeds(command, args, quiet = false) {
  const { status } = spawnSync(command, args, {
    stdio: quiet ? 'ignore' : ['ignore', 'inherit', 'inherit'],
    timeout: PATIENCE_MS,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

// The system's own, for which apt installs; another may come first on the path.
const isThere = () =>
  ['python3', '/usr/bin/python3'].some((python) =>
    succeeds(python, ['-c', 'import torch, numpy, PIL'], true),
  );

/** @returns {string} what there is, in words */
function provide() {
  if (isThere()) return 'Python with torch, numpy and Pillow is there.';
  if (!succeeds('apt-get', ['--version'], true)) return 'No torch for Python, and no apt to install it with.';
  const apt = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  const [command = '', ...first] = apt;
  succeeds(command, [...first, 'update', '-qq'], true);
  succeeds(command, [...first, 'install', '-y', '-qq', '--no-install-recommends', ...PACKAGES]);
  return isThere() ? `Installed ${PACKAGES.join(', ')}.` : 'apt could not install torch for Python.';
}

console.log(provide());
