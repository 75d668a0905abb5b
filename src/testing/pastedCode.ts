import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, createReadStream, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** Code in a Markdown text, and the language that it says it is in. */
export interface CodeBlock {
  readonly language: string;
  readonly code: string;
}

/** All code of a Markdown text, in order. */
export function codeBlocks(markdown: string): CodeBlock[] {
  return [...markdown.matchAll(/^```(\w+)\n(.*?)^```/gms)].map(([, language = '', code = '']) => ({
    language,
    code,
  }));
}

/** The first code in a language that has these words in it; nothing, which prints nothing, where there is none. */
export function codeWith(blocks: readonly CodeBlock[], language: string, words: string): string {
  return blocks.find((block) => block.language === language && block.code.includes(words))?.code ?? '';
}

/** What a program prints that is run in a folder, on one thread. Programs of its folder `bin` come before the machine's. */
export function runIn(folder: string, command: string, args: readonly string[]): Promise<string> {
  const PATH = [path.join(folder, 'bin'), process.env['PATH']].join(path.delimiter);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: folder, env: { ...process.env, PATH, OMP_NUM_THREADS: '1' } });
    let [said, complaint] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (said += String(part)));
    child.stderr.on('data', (part: Buffer) => (complaint += String(part)));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(said) : reject(new Error(complaint))));
  });
}

/**
 * What JavaScript for a page prints that is run by Node beside the files of a folder, which are fetched as a page would
 * fetch them. Node has no <img>: `photo` is pixels.
 *
 * @param after code that prints something
 */
export async function runPageCode(folder: string, code: string, after: string): Promise<string> {
  const server = createServer((request, response) => {
    createReadStream(path.join(folder, new URL(request.url ?? '/', 'http://a').pathname)).pipe(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const before = `const fetched = globalThis.fetch;
globalThis.fetch = (path, init) => fetched(new URL(path, 'http://127.0.0.1:${port}/'), init);
const photo = { data: new Uint8Array(30 * 30 * 4).fill(90), width: 30, height: 30 };`;
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  writeFileSync(path.join(folder, 'pasted.mjs'), `${before}\n${code}\n${after}`);
  try {
    return (await runIn(folder, process.execPath, ['pasted.mjs'])).trim().replaceAll('\n', ' ');
  } finally {
    server.close();
  }
}

/**
 * `python` and `torchrun` in a folder's `bin`: a machine may have neither under that name. It is torch's own launcher that
 * runs. Of torch 1.13 it fails on Python 3.11, where an enumeration leaves out its zero (`Std.from_str("0")` is None), unless
 * output is redirected and shown; and without a free port of its own two runs on a machine meet.
 */
export function providePython(folder: string, python: string): void {
  const launch = '-m torch.distributed.run --standalone --monitor_interval 1 --redirects 1 --tee 1';
  const programs = { python: '', torchrun: `${launch} --log_dir ${path.join(folder, 'logs')}` };
  mkdirSync(path.join(folder, 'bin'), { recursive: true });
  for (const [name, args] of Object.entries(programs)) {
    const file = path.join(folder, 'bin', name);
    writeFileSync(file, `#!/bin/sh\nexec ${python} ${args} "$@"\n`);
    chmodSync(file, 0o755);
  }
}

/** A Python program that makes so many photos in the folder `photos`, no two alike. */
export function photoProgram(count: number): string {
  return `
from pathlib import Path
import numpy
from PIL import Image
Path('photos').mkdir(exist_ok=True)
random = numpy.random.default_rng(1)
for at in range(${count}):
    small = random.integers(0, 256, (3, 4, 3), numpy.uint8)
    Image.fromarray(small).resize((40, 30), Image.BICUBIC).save(f'photos/{at:02}.png')
`;
}
