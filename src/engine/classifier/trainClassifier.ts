import type { ClassifierMethod, LabelledTask } from '../../core/classification.ts';
import type { Classifier } from './classifier.ts';
import { examplesOf } from './examples.ts';
import { gathered } from './learner.ts';
import { fitLinearHead } from './linearHead.ts';
import type { Features, Representations } from './representations.ts';
import type { Subject } from './subject.ts';
import { trainNetwork } from './trainedLearner.ts';

/**
 * A classifier of all labelled photos, those included that were held out to judge the method by: that is done, and
 * every label helps. Those of a test set stay unseen, so that whoever takes it home can still ask them. It has the
 * classes that have photos.
 */
export async function trainClassifier(
  method: ClassifierMethod,
  subject: Subject,
  task: LabelledTask,
  { features, representations }: { readonly features: Features; readonly representations: Representations },
  progress: (share: number) => void = () => undefined,
): Promise<Classifier> {
  const { examples, classes } = examplesOf(task, subject.photos);
  const { seed } = task;
  const { settings, step } = subject.model;
  const summaryOf = (choice: Parameters<typeof gathered>[0][number]): Classifier['summary'] => ({
    method,
    classes,
    photos: classes.map((_, label) => examples.labels.filter((own) => own === label).length),
    step,
    choices: gathered([choice]),
  });
  if (method === 'probe') {
    const rows = await features.h(examples.photos);
    const { breathe } = features;
    const options = { seed, breathe, progress };
    const { head, strength } = await fitLinearHead(rows, examples, classes.length, options);
    const summary = summaryOf({ kind: 'strength', strength });
    return { summary, representation: representations.trained(subject), head, settings };
  }
  const lesson = { examples, classes: classes.length, seed };
  const trained = await trainNetwork(method, subject, features, lesson, progress);
  const { representation, head, record } = trained;
  return { summary: summaryOf({ kind: 'training', training: record }), representation, head, settings };
}
