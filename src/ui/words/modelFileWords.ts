import type { ExportWork, OpenedFile } from '../../store/phases.ts';
import { t } from '../language/t.ts';

/** Which file, and how far it had come: `cats.zip, trained for 1,500 steps`. */
export function fileWords({ fileName, step }: Pick<OpenedFile, 'fileName' | 'step'>): string {
  if (step === null) return fileName;
  return t('{fileName}, trained for {step, plural, one {# step} other {# steps}}', { fileName, step });
}

/** What of the file the encoder does without, or null. */
export function leftOutWords({ leftOut }: Pick<OpenedFile, 'leftOut'>): string | null {
  if (leftOut.length === 0) return null;
  return t('Left out, as it serves another end: {layers}.', { layers: leftOut.join(', ') });
}

/** What is done while a model zip is made. */
export const packingWords = (): Readonly<Record<ExportWork, string>> => ({
  packing: t('Packing the model'),
  embedding: t('Looking at all photos'),
  checking: t('Checking the file'),
});
