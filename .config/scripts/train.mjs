// `npm run train -- FOLDER --out FILE.zip`: trains on a folder through the page itself, in a headless browser, and writes
// the model zip that the page would hand over. Progress goes to stderr; the exit code is 0 only if the zip is whole.
// Options: every setting of the page's address by its key, for example --encoder small --size 64 --steps 600 --lr 0.001
// --backend wasm; what is not given is what the page suggests. --embeddings puts h of all photos, their file names and small
// pictures into the zip.
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { installPackages, requireNode } from './lib/project.mjs';
import { withStudio } from './lib/studio.mjs';
import { modelFile } from './lib/modelFile.mjs';

const USAGE = 'npm run train -- FOLDER --out FILE.zip [--steps N] [--encoder tiny] [--embeddings] …';

/**
 * @param {readonly string[]} args
 * @returns {{ folder: string, out: string, embeddings: boolean, settings: Record<string, string> }}
 * @throws Error that says how it is used
 */
function parse(args) {
  /** @type {Record<string, string>} */
  const settings = {};
  const folders = [];
  let embeddings = false;
  for (let at = 0; at < args.length; at++) {
    const [, name, joined] = /^--([a-z-]+)(?:=(.*))?$/.exec(args[at] ?? '') ?? [];
    if (name === undefined) folders.push(args[at] ?? '');
    else if (name === 'embeddings') embeddings = true;
    else settings[name] = joined ?? args[++at] ?? '';
  }
  const { out = '', ...rest } = settings;
  const [folder = ''] = folders;
  if (folders.length !== 1 || out === '') throw new Error(`It takes a folder and a file: ${USAGE}`);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`${folder} is no folder: ${USAGE}`);
  return { folder: path.resolve(folder), out: path.resolve(out), embeddings, settings: rest };
}

requireNode();
try {
  const { folder, out, embeddings, settings } = parse(process.argv.slice(2));
  await installPackages();
  mkdirSync(path.dirname(out), { recursive: true });
  await withStudio(
    async (studio) => {
      await studio.open(settings);
      await studio.importFolder(folder);
      await studio.train();
      // What was measured stands in the model card.
      await studio.scoreTable();
      await studio.downloadModel(out, embeddings);
    },
    (words) => void process.stderr.write(`  … ${words}\n`),
  );
  const files = await modelFile(out);
  process.stderr.write(`  … ${out}: ${files.length} files, each read back\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
