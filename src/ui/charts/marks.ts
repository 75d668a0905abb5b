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
/** Share of the axis that a letter of a label takes: about 6 px of 260. */
const LETTER = 0.024;

/** The marks of a run's changes, which are in the order of the steps. */
export function chartMarks(changes: readonly SettingChange[], steps: number): readonly Mark[] {
  const groups: SettingChange[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && change.step - last[0].step <= NEAR * steps) last.push(change);
    else groups.push([change]);
  }
  let taken = 0;
  return groups.map((group) => {
    const step = group[0]?.step ?? 0;
    const label = markLabel(group);
    const [at, width] = [step / steps, label.length * LETTER];
    const side = at + width > 1 ? 'left' : 'right';
    const [from, to] = side === 'left' ? [at - width, at] : [at, at + width];
    if (from < taken) return { step, label: '', side };
    taken = to;
    return { step, label, side };
  });
}
