import type { LevelSpan } from '../../core/boundSpans.ts';
import type { Message } from '../../core/message.ts';
import type { MetricName } from '../../core/metrics.ts';
import type { FigureUnit } from '../words/measureWords.ts';
import type { AxisBounds } from './valueRange.ts';

/** A figure that a chart shows, and its name where there are two. */
export interface ChartFigure {
  readonly name: MetricName;
  readonly label: Message | null;
}

/** A value that tells where curves stand, over the steps for which it holds. */
export interface Level {
  readonly label: string;
  readonly spans: readonly LevelSpan[];
}

/** What a chart is of, in words that are said when it is drawn. Whatever is new by identity makes recharts do its work again. */
export interface ChartSpec extends AxisBounds {
  readonly title: Message;
  /** Its name within those of its controls, "Save … as CSV". The English names its files. */
  readonly called: Message;
  readonly figures: readonly [ChartFigure, ChartFigure?];
  readonly unit: FigureUnit;
  readonly levels: readonly Level[];
  /** A tall one has an axis of steps and round numbers at its side; a small one the ends of its range. */
  readonly size: 'tall' | 'small';
}

/** A level that holds over all of a run. */
export const level = (label: string, value: number): Level => ({
  label,
  spans: [{ from: 0, to: Infinity, value }],
});
