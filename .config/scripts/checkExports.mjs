// `npm run check:exports -- --photos DIR`: how far h, z and class probabilities of the page, of TensorFlow.js in Node, of both ONNX Runtimes and of
// PyTorch lie apart, for every encoder, on 64 photos of a folder. Without --photos on drawn pictures, as in `npm test`.
// It needs a Python with torch, numpy and Pillow, which also reads the photos.
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { inPackages, installPackages, requireNode, root } from './lib/project.mjs';
import { runNode } from './lib/run.mjs';

requireNode();
await installPackages();
const { values } = parseArgs({ options: { photos: { type: 'string' } } });
if (values.photos !== undefined) process.env['LIKENESS_PHOTOS'] = path.resolve(values.photos);
const args = ['run', '--project', 'unit', 'src/engine/models/exportsAgree.test.ts', '--silent=false'];
process.exitCode = await runNode(inPackages('vitest/vitest.mjs'), args, { cwd: root });
