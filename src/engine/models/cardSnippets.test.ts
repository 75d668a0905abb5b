import { spawn } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../core/settings.ts';
import { useDevice } from '../../testing/device.ts';
import { writeModelFolder } from '../../testing/modelFolder.ts';
import { itWith, pythonWith } from '../../testing/python.ts';
import { Representation } from '../classifier/representation.ts';
import { Network } from './network.ts';

const SETTINGS = { ...DEFAULT_SETTINGS, imageSize: 16 };
const PATIENCE_MS = 120_000;
const SHAPES = '[1, 64] [1, 2]';
const CHOICES = { kind: 'strength', strengths: [1] } as const;

let root = '';
let server: Server;
/** Code of the model card, by the language that it says it is in, in order. */
let snippets: readonly { readonly language: string; readonly code: string }[] = [];

beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'likeness-'));
  server = createServer((request, response) => {
    createReadStream(path.join(root, new URL(request.url ?? '/', 'http://a').pathname)).pipe(response);
  }).listen(0, '127.0.0.1');
});
afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
});

const codeOf = (language: string, words: string): string =>
  snippets.find((snippet) => snippet.language === language && snippet.code.includes(words))?.code ?? '';

/** What a program prints that was run in the folder of the zip. */
function run(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root });
    let [said, complaint] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (said += String(part)));
    child.stderr.on('data', (part: Buffer) => (complaint += String(part)));
    child.on('close', (code) => (code === 0 ? resolve(said) : reject(new Error(complaint))));
  });
}

/** Two photos in the folder `photos`, made by Python, which has a library for it. */
const PHOTOS = `
from pathlib import Path
from PIL import Image
Path('photos').mkdir(exist_ok=True)
for name, colour in (('a', (200, 40, 40)), ('b', (40, 40, 200))):
    Image.new('RGB', (40, 30), colour).save(f'photos/{name}.png')
`;

describe('the code of the model card', { timeout: PATIENCE_MS }, () => {
  useDevice('cpu');

  it('stands there for every runtime', async () => {
    const network = Network.of(SETTINGS);
    const weights = network.initialWeights(1);
    await writeModelFolder(root, SETTINGS, weights, {
      ...{ settings: SETTINGS, representation: new Representation(network, weights, 0) },
      head: { kernel: new Float32Array(64 * 2), bias: new Float32Array(2), classes: 2 },
      summary: { method: 'probe', classes: ['cats', 'dogs'], photos: [3, 4], step: 0, choices: CHOICES },
    });
    const card = readFileSync(path.join(root, 'README.md'), 'utf8');
    snippets = [...card.matchAll(/^```(\w+)\n(.*?)^```/gms)].map(([, language = '', code = '']) => ({
      language,
      code,
    }));
    expect(snippets.map(({ language }) => language)).toEqual(['js', 'python', 'python']);
  });

  it('runs with TensorFlow.js', async () => {
    symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'));
    const { port } = server.address() as AddressInfo;
    // Node has no page whose address a path could be relative to, and no <img>: pixels do as well.
    const before = `const fetched = globalThis.fetch;
globalThis.fetch = (path, init) => fetched(new URL(path, 'http://127.0.0.1:${port}/'), init);`;
    const after = `const photo = { data: new Uint8Array(40 * 30 * 4).fill(90), width: 40, height: 30 };
for (const made of [embed(photo), classify(photo)]) console.log('[' + made.shape.join(', ') + ']');`;
    writeFileSync(path.join(root, 'snippet.mjs'), `${before}\n${codeOf('js', 'tfjs')}\n${after}`);
    expect((await run(process.execPath, ['snippet.mjs'])).replaceAll('\n', ' ')).toContain(SHAPES);
  });

  const torch = pythonWith(['torch', 'numpy', 'PIL']);
  itWith(torch, 'Python with torch, numpy and Pillow')('runs with PyTorch', async () => {
    const code = `${PHOTOS}\n${codeOf('python', 'likeness.load')}\nprint(classes, list(h.shape), list(probabilities.shape))`;
    expect((await run(torch!, ['-c', code])).trim()).toBe("['cats', 'dogs'] [2, 64] [2, 2]");
  });

  const onnx = pythonWith(['onnxruntime', 'numpy', 'PIL']);
  itWith(onnx, 'Python with onnxruntime, numpy and Pillow')('runs with ONNX Runtime', async () => {
    const code = `${PHOTOS}\n${codeOf('python', 'onnxruntime')}\nprint(*(list(made('photos/a.png').shape) for made in (embed, classify)))`;
    expect((await run(onnx!, ['-c', code])).trim()).toBe(SHAPES);
  });
});
