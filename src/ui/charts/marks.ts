import type { SettingChange } from '../../core/liveSettings.ts';
import { markLabel } from '../words/liveWords.ts';

/** Where settings were turned, on the axis of steps. */
export interface Mark {
  readonly step: number;
  /** Empty where there is no room for one: the list below the charts has all. */
  readonly label: string;
  /** The side of the line on which its label stands. */
  readonly side: 'left' | 'right';
}

/** Changes within this share of the axis make one mark: their lines would touch. */
const NEAR = 0.02;
/** Shares of the axis that a letter of a label takes, and the space before it: about 5.5 and 4.5 px of 220. */
const LETTER = 0.025;
const GAP = 0.02;

/** The marks of a run's changes, which are in the order of the steps. */
export function chartMarks(changes: readonly SettingChange[], steps: number): readonly Mark[] {
  const groups: SettingChange[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && change.step - last[0].step <= NEAR * steps) last.push(change);
    else groups.push([change]);
  }
  const places = groups.map((group) => (group[0]?.step ?? 0) / steps);
  /** Where the last line or label ends. */
  let end = 0;
  return groups.map((group, index) => {
    const step = group[0]?.step ?? 0;
    const label = markLabel(group);
    const [at = 0, next = 1] = [places[index], places[index + 1]];
    const width = GAP + label.length * LETTER;
    const [right, left] = [at + width <= next, at - width >= end];
    end = right ? at + width : at;
    return { step, label: right || left ? label : '', side: right ? 'right' : 'left' };
  });
}
