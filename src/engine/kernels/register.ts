import { registerAdamW } from './adamw/adamw.ts';
import { registerBatchNorm } from './batchNorm/batchNorm.ts';
import { registerGlobalAveragePool } from './globalAveragePool/globalAveragePool.ts';
import { registerConv2d } from './conv2d/conv2d.ts';
import { registerReductionGradients } from './reduce/gradients.ts';

let registered = false;

/** Makes our kernels and gradients known to TensorFlow.js; further calls do nothing. */
export function registerKernels(): void {
  if (registered) return;
  registered = true;
  registerAdamW();
  registerConv2d();
  registerGlobalAveragePool();
  registerBatchNorm();
  registerReductionGradients();
}
