import type { Tasks } from '../tasks.ts';
import { convolutionTasks } from './convolution.ts';
import { productTasks } from './products.ts';
import { runTasks } from './run.ts';
import { searchTasks } from './search.ts';
import { stepTasks } from './step.ts';
import { viewTasks } from './views.ts';

/** All that our engine is asked to do. */
export const ours: Tasks = {
  ...stepTasks,
  ...convolutionTasks,
  ...productTasks,
  ...viewTasks,
  ...runTasks,
  ...searchTasks,
};
