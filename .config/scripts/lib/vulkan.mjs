import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { browserFolders } from './browser.mjs';

const driver = 'vk_swiftshader_icd.json';

/** @returns {'software' | 'hardware'} which adapter tests and benchmarks use */
export function gpuMode() {
  const mode = process.env['LIKENESS_GPU'] ?? 'software';
  if (mode !== 'software' && mode !== 'hardware') {
    throw new Error(`LIKENESS_GPU is "${mode}"; it may be "software" or "hardware".`);
  }
  return mode;
}

/**
 * Variables with which Dawn (the npm package `webgpu`) finds a software Vulkan driver: Chromium
 * carries one, with a loader for it, beside its binary. They must be set before Node starts.
 * Empty on hardware, and where Dawn does not use Vulkan.
 * @returns {Record<string, string>}
 */
export function dawnEnvironment() {
  if (gpuMode() === 'hardware' || process.platform !== 'linux') return {};
  for (const folder of browserFolders()) {
    const file = path.join(folder, driver);
    if (!existsSync(file)) continue;
    return {
      VK_ICD_FILENAMES: file,
      LD_LIBRARY_PATH: [process.env['LD_LIBRARY_PATH'], folder].filter(Boolean).join(':'),
    };
  }
  return {};
}
