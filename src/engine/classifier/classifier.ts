import type { ClassifierSummary } from '../../core/classification.ts';
import type { Settings } from '../../core/settings.ts';
import type { LinearHead } from './linearHead.ts';
import type { Representation } from './representation.ts';

/** A classifier that is put to work: an encoder, and a dense layer on its h. */
export interface Classifier {
  readonly summary: ClassifierSummary;
  /** The trained encoder itself, or one of its own where it was trained further. */
  readonly representation: Representation;
  readonly head: LinearHead;
  /** Those of the encoder. */
  readonly settings: Settings;
}
