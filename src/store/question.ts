import type { ProjectSummary } from '../core/project.ts';

/** What the page asks before it goes on: a model that nobody has downloaded is about to go. */
export interface ModelQuestion {
  readonly about: 'unsaved-model';
  /** The model's step. */
  readonly step: number;
  /** What would come next. */
  readonly before: 'training' | 'exploring' | 'photos' | 'reload';
}

/** Work of an earlier visit is about to be written over, which nobody has taken up. */
export interface KeptQuestion {
  readonly about: 'kept-work';
  readonly kept: ProjectSummary;
}

export type Question = ModelQuestion | KeptQuestion;

export type Answer = 'download' | 'go-on' | 'cancel';
