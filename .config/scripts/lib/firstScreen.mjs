// The first screen must not wait for the engine: what index.html loads has a budget.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const budgetBytes = 350 * 1024;

/** Strings of tfjs that no minifier touches: the key of its global engine, and the name of a kernel. */
const tensorflow = /_tfengine|Conv2DBackpropFilter/;

/** `import "./a.js"` and `… from "./a.js"`; a dynamic `import("./a.js")` has a bracket and waits. */
const staticImport = /(?:\bimport|\bfrom)\s*["'](\.{1,2}\/[^"']+)["']/g;
const scriptTag = /<(?:script|link)\b[^>]*?(?:src|href)="([^"]+\.js)"/g;

/**
 * @param {string} folder dist
 * @returns {string[]} every script that index.html reaches by static imports
 */
function firstScripts(folder) {
  const html = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const found = new Set([...html.matchAll(scriptTag)].map(([, src = '']) => path.join(folder, src)));
  // A set may grow while one walks it, and the walk comes to what was added.
  for (const script of found) {
    for (const [, name = ''] of readFileSync(script, 'utf8').matchAll(staticImport)) {
      found.add(path.join(path.dirname(script), name));
    }
  }
  return [...found];
}

/**
 * Prints each script of the first screen with its size.
 * @param {string} folder dist
 * @returns {boolean} whether they keep within the budget and leave tfjs out
 */
export function checkFirstScreen(folder) {
  let total = 0;
  let clean = true;
  const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1024).toFixed(1)} KB`;
  for (const script of firstScripts(folder)) {
    const source = readFileSync(script);
    const bytes = gzipSync(source).length;
    total += bytes;
    console.log(`${kilobytes(bytes).padStart(10)}  ${path.relative(folder, script)}`);
    if (tensorflow.test(source.toString())) {
      console.error('            holds TensorFlow.js, which belongs to the worker alone');
      clean = false;
    }
  }
  console.log(`${kilobytes(total).padStart(10)}  gzipped, of ${kilobytes(budgetBytes)}`);
  return clean && total > 0 && total <= budgetBytes;
}
