import { useMemo } from 'react';
import { ChartPanel } from '../../charts/ChartPanel.tsx';
import { level, type ChartSpec } from '../../charts/chartSpec.ts';
import { useStudioState } from '../../studioContext.ts';
import { MEASURE_WORDS, type MeasureName } from '../../words/measureWords.ts';
import { say } from '../../language/t.ts';

export interface MeasurePanelProps extends Pick<ChartSpec, 'figures' | 'unit' | 'least' | 'most'> {
  readonly words: MeasureName;
  /** A value that tells where the curves stand, and its name. */
  readonly mark?: { readonly value: number; readonly label: string } | undefined;
}

/** A small chart of measures, explained. */
export function MeasurePanel({ words, figures, unit, least, most, mark }: MeasurePanelProps) {
  const { title, called, about } = MEASURE_WORDS[words];
  const [value, label] = [mark?.value, mark?.label];
  const spec = useMemo((): ChartSpec => {
    const levels = value === undefined || label === undefined ? [] : [level(label, value)];
    return { title, called, figures, unit, levels, size: 'small', least, most };
  }, [title, called, figures, unit, least, most, value, label]);
  return <ChartPanel spec={spec} level={3} about={say(about)} />;
}

/** The settings of the run that the charts show. */
export const useShownSettings = () => useStudioState((state) => state.ranWith ?? state.settings);
