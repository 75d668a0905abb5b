import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Architecture } from '../core/architecture/encoders.ts';
import type { ArrayOf } from '../formats/onnx/place.ts';
import { pytorchFiles } from '../formats/pytorch/pytorchFiles.ts';

/** Writes what `likeness.py` needs of a model zip into a folder. @returns the folder in which it lies */
export function writePytorchFiles(
  folder: string,
  architecture: Architecture,
  imageSize: number,
  arrayOf: ArrayOf,
): string {
  const inner = path.join(folder, 'pytorch');
  for (const [name, content] of pytorchFiles(architecture, arrayOf)) {
    const file = path.join(inner, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  const config = { architecture, preprocessing: { size: imageSize } };
  writeFileSync(path.join(folder, 'config.json'), JSON.stringify(config));
  return inner;
}
