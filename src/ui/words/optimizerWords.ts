import type { OptimizerName } from '../../core/settings.ts';
import { t } from '../language/t.ts';

/** Names short enough for a field. */
export const OPTIMIZER_LABELS: Readonly<Record<OptimizerName, string>> = {
  adamw: 'AdamW',
  sgd: 'SGD',
  lars: 'LARS',
};

/** When one would choose an optimizer. */
export const optimizerUses = (): Readonly<Record<OptimizerName, string>> => ({
  adamw: t('The usual choice: learns soon, and forgives a learning rate that is a little off.'),
  sgd: t('With momentum, as MoCo trains. For long runs; much hangs on the learning rate.'),
  lars: t(
    'SGD with a stride of its own for each layer, as SimCLR trains. For long runs with batches of hundreds.',
  ),
});
