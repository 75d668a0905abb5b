import * as tf from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';

/** tfjs's pipelines by their key; its version is pinned. */
interface PipelineCache {
  readonly pipelineCache: Record<string, GPUComputePipeline | Promise<GPUComputePipeline>>;
}

/**
 * Compiles, side by side and off this thread, all pipelines that `work` would dispatch. Nothing is computed:
 * what `work` returns holds no results, and it must not read any.
 *
 * @param work makes tensors and disposes them
 * @param progress hears of every pipeline that is ready
 * @throws what the compiler says of a shader that it refuses
 */
export async function precompile(
  work: () => void,
  progress?: (ready: number, total: number) => void,
): Promise<void> {
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend)) return;
  const cache = (backend as unknown as PipelineCache).pipelineCache;
  const compiling = compileOnly(work, cache);
  const total = compiling.length;
  let ready = 0;
  if (total > 0) progress?.(ready, total);
  await Promise.all(
    compiling.map(async ([key, pipeline]) => {
      cache[key] ??= await pipeline;
      ready += 1;
      progress?.(ready, total);
    }),
  );
}

/**
 * The pipelines that are not there yet. They are taken out of tfjs's cache while they are on their way, since tfjs
 * would fail on a dispatch that needs one of them; so it compiles that one itself.
 */
function compileOnly(
  work: () => void,
  cache: PipelineCache['pipelineCache'],
): [string, Promise<GPUComputePipeline>][] {
  tf.env().set('WEBGPU_ENGINE_COMPILE_ONLY', true);
  try {
    work();
  } finally {
    tf.env().set('WEBGPU_ENGINE_COMPILE_ONLY', false);
  }
  const compiling: [string, Promise<GPUComputePipeline>][] = [];
  for (const [key, pipeline] of Object.entries(cache)) {
    if (!(pipeline instanceof Promise)) continue;
    compiling.push([key, pipeline]);
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- tfjs's cache is a plain object.
    delete cache[key];
  }
  return compiling;
}
