import type { OptimizerName } from '../../core/settings.ts';

/** When one would choose an optimizer. */
export const OPTIMIZER_USES: Readonly<Record<OptimizerName, string>> = {
  adamw: 'The usual choice: learns soon, and forgives a learning rate that is a little off.',
  sgd: 'For long runs, and to compare with papers that train so, as MoCo does. Hangs more on its learning rate.',
  lars: 'SGD with a step of its own for each layer, as SimCLR trains: for batches of hundreds, and long runs.',
};
