/** What the page asks before it goes on. */
export interface Question {
  readonly about: 'unsaved-model';
  /** The step of the model that nobody has downloaded. */
  readonly step: number;
  /** What would come next. */
  readonly before: 'training' | 'exploring' | 'photos' | 'reload';
}

export type Answer = 'download' | 'go-on' | 'cancel';
