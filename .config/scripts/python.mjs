// What continuous integration runs before the tests: a Python with torch, numpy and Pillow, and one with ONNX Runtime, so
// that what the model zip holds for Python is read by Python too. Where they are there, nothing is done; where apt or pip
// is, they are installed, ONNX Runtime into an environment of its own; elsewhere the tests say what they leave out, and pass.
import { spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

const PACKAGES = ['python3-torch', 'python3-numpy', 'python3-pil', 'python3-venv', 'unzip'];
const PATIENCE_MS = 300_000;
/** The system's own, for which apt installs; another may come first on the path. */
const PYTHONS = ['python3', '/usr/bin/python3'];
const INSTALL = ['-m', 'pip', 'install', '-qq', '--retries', '0'];
/** Where `src/testing/python.ts` looks too. */
const ENVIRONMENT = path.join(os.homedir(), '.cache/likeness-python');
const OWN_PYTHON = path.join(ENVIRONMENT, 'bin/python');

/** @param {string} command @param {string[]} args @returns {boolean} whether it ran and ended well */
function succeeds(command, args, quiet = false) {
  const { status } = spawnSync(command, args, {
    stdio: quiet ? 'ignore' : ['ignore', 'inherit', 'inherit'],
    timeout: PATIENCE_MS,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

/** @param {string[]} pythons @param {string} modules @returns {boolean} whether one of them has these modules */
const anyHas = (pythons, modules) =>
  pythons.some((python) => succeeds(python, ['-c', `import ${modules}`], true));

/** @returns {string} what there is, in words */
function provideTorch() {
  const isThere = () => anyHas(PYTHONS, 'torch, numpy, PIL');
  if (isThere()) return 'Python with torch, numpy and Pillow is there.';
  if (!succeeds('apt-get', ['--version'], true)) return 'No torch for Python, and no apt to install it with.';
  const apt = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  const [command = '', ...first] = apt;
  succeeds(command, [...first, 'update', '-qq'], true);
  succeeds(command, [...first, 'install', '-y', '-qq', '--no-install-recommends', ...PACKAGES]);
  return isThere() ? `Installed ${PACKAGES.join(', ')}.` : 'apt could not install torch for Python.';
}

/** @returns {string} what there is, in words */
function provideOnnxRuntime() {
  const isThere = () => anyHas([...PYTHONS, OWN_PYTHON], 'onnxruntime, numpy, PIL');
  if (isThere()) return 'Python with ONNX Runtime is there.';
  const made = PYTHONS.some((python) => succeeds(python, ['-m', 'venv', ENVIRONMENT], true));
  if (made) succeeds(OWN_PYTHON, [...INSTALL, 'onnxruntime==1.30.0', 'numpy', 'pillow']);
  return isThere() ? `Installed ONNX Runtime in ${ENVIRONMENT}.` : 'No ONNX Runtime for Python.';
}

console.log(provideTorch());
console.log(provideOnnxRuntime());
