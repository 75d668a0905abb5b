import * as tf from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';

/** tfjs's pipelines by their key, each a promise until it has been compiled; its version is pinned. */
interface PipelineCache {
  readonly pipelineCache: Readonly<Record<string, unknown>>;
  checkCompileCompletionAsync(): Promise<void>;
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
  const pipelines = backend as unknown as PipelineCache;
  tf.env().set('WEBGPU_ENGINE_COMPILE_ONLY', true);
  try {
    work();
  } finally {
    tf.env().set('WEBGPU_ENGINE_COMPILE_ONLY', false);
  }
  const waiting = Object.values(pipelines.pipelineCache).filter((pipeline) => pipeline instanceof Promise);
  let ready = 0;
  progress?.(ready, waiting.length);
  for (const pipeline of waiting) {
    void pipeline.then(
      () => {
        ready += 1;
        progress?.(ready, waiting.length);
      },
      // Told by the wait below.
      () => undefined,
    );
  }
  await pipelines.checkCompileCompletionAsync();
}
