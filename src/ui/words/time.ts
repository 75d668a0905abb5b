import { t } from '../language/t.ts';

/** Time left, in words no finer than one can trust: `58 s left`, `3 min left`, `1 h 20 min left`. */
export function timeLeft(seconds: number): string {
  if (!Number.isFinite(seconds)) return '';
  if (seconds < 1) return t('almost done');
  if (seconds < 90) return t('{seconds} s left', { seconds: Math.ceil(seconds) });
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return t('{minutes} min left', { minutes });
  const rest = minutes % 60;
  const hours = Math.floor(minutes / 60);
  return rest === 0 ? t('{hours} h left', { hours }) : t('{hours} h {rest} min left', { hours, rest });
}
