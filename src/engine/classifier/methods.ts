import type { LabelledTask, Method } from '../../core/classification.ts';
import type { Learner } from './learner.ts';
import { neighbourLearner } from './neighbourLearner.ts';
import { probeLearner } from './probeLearner.ts';
import type { Features } from './representations.ts';
import type { Subject } from './subject.ts';
import { trainedLearner } from './trainedLearner.ts';

/** A method by its name, ready to learn from labelled photos of a subject. */
export function learnerOf(method: Method, subject: Subject, task: LabelledTask, features: Features): Learner {
  const { breathe } = features;
  const options = { classes: task.classes.length, seed: task.seed, breathe };
  switch (method) {
    case 'raw-pixels':
      return probeLearner(method, features.pixels, options);
    case 'untrained':
      return probeLearner(method, features.untrained, options);
    case 'probe':
      return probeLearner(method, features.h, options);
    case 'knn':
      return neighbourLearner(features.h, options);
    case 'fine-tuned':
    case 'from-scratch':
      return trainedLearner(method, subject, features, options);
  }
}
