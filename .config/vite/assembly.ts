import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Plugin } from 'vite';
import { expandTemplate } from '../../src/engine/kernels/program/template.ts';

const root = path.resolve(import.meta.dirname, '../..');
const cache = path.join(root, 'node_modules/.cache/likeness');

/** Fixed, so that the same sources give the same bytes. Memory is imported: it is TensorFlow.js's own. */
const compilerOptions = [
  ...['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'],
  ...['--importMemory', '--maximumMemory', '65536'],
];

/** `import module from './index.as?inline'`: AssemblyScript, compiled, as a data URL. */
const inlined = /\.as\?inline$/;
/** A binary of a package, as `import url from '….wasm?url'`. */
const binaryUrl = /\.wasm\?url$/;

/** What we use of the compiler. Its own types would declare AssemblyScript's arrays over everybody's. */
interface Compiler {
  main(
    options: string[],
    host: {
      readFile(name: string): string | null;
      writeFile(name: string, contents: Uint8Array | string): void;
      listFiles(): string[];
      stderr: { write(chunk: Uint8Array | string): void };
    },
  ): Promise<{ error: Error | null }>;
}

const compilerPackage: string = 'assemblyscript/asc';

const dataUrl = (bytes: Uint8Array): string =>
  `data:application/wasm;base64,${Buffer.from(bytes).toString('base64')}`;

/** The sources of a folder by name, with the loops of our template language written out. */
function readSources(folder: string): Map<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.as'));
  return new Map(
    names.map((name) => [
      // The compiler knows its sources by this ending only.
      name.replace(/\.as$/, '.ts'),
      expandTemplate(readFileSync(path.join(folder, name), 'utf8'), {}),
    ]),
  );
}

async function compile(sources: ReadonlyMap<string, string>, entry: string): Promise<Uint8Array> {
  // Loaded only where something is to be compiled: it takes a second.
  const { default: asc } = (await import(compilerPackage)) as { default: Compiler };
  let binary: Uint8Array | undefined;
  let complaints = '';
  const { error } = await asc.main([entry, '--outFile', 'out.wasm', ...compilerOptions], {
    readFile: (name) => sources.get(path.basename(name)) ?? null,
    writeFile: (_, contents) => {
      if (typeof contents !== 'string') binary = contents;
    },
    listFiles: () => [],
    stderr: {
      write(chunk: Uint8Array | string) {
        complaints += typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk);
      },
    },
  });
  if (error !== null || binary === undefined) throw new Error(`AssemblyScript:\n${complaints}`);
  return binary;
}

/** Compiles an entry, or takes what was compiled from the very same sources before. */
async function compiled(file: string): Promise<Uint8Array> {
  const sources = readSources(path.dirname(file));
  const version = readFileSync(path.join(root, 'node_modules/assemblyscript/package.json'), 'utf8');
  const hash = createHash('sha256').update(JSON.stringify([version, compilerOptions, [...sources]]));
  const cached = path.join(cache, `${hash.digest('hex').slice(0, 24)}.wasm`);
  if (existsSync(cached)) return readFileSync(cached);
  const binary = await compile(sources, path.basename(file).replace(/\.as$/, '.ts'));
  mkdirSync(cache, { recursive: true });
  // Renamed into place: another process may be reading.
  const draft = `${cached}.${String(process.pid)}`;
  writeFileSync(draft, binary);
  renameSync(draft, cached);
  return binary;
}

/** Compiles our WebAssembly kernels as part of the build. No binary is checked in. */
export function assembly(): Plugin {
  return {
    name: 'likeness:assembly',
    enforce: 'pre',
    async load(id) {
      if (inlined.test(id)) {
        const file = id.replace(/\?inline$/, '');
        for (const name of readdirSync(path.dirname(file)))
          this.addWatchFile(path.join(path.dirname(file), name));
        return `export default ${JSON.stringify(dataUrl(await compiled(file)))}`;
      }
      // Node's fetch knows no server of files, but it knows data URLs.
      if (process.env['VITEST'] !== undefined && binaryUrl.test(id)) {
        return `export default ${JSON.stringify(dataUrl(readFileSync(id.replace(/\?url$/, ''))))}`;
      }
      return undefined;
    },
  };
}
