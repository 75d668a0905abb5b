import type { Settings } from '../../core/settings.ts';
import { t } from '../language/t.ts';
import { networkView } from '../steps/encode/stages.ts';
import { compact } from '../words/numbers.ts';

/** What an encoder weighs and costs, without its head: `2.8 M parameters, 249 M multiply-adds a view`. */
export function encoderSize(
  settings: Pick<Settings, 'encoder' | 'imageSize' | 'normalisation' | 'own'>,
): string {
  const { parameters, multiplyAdds } = networkView(settings).encoder;
  return t('{parameters} parameters, {multiplyAdds} multiply-adds a view', {
    parameters: compact(parameters),
    multiplyAdds: compact(multiplyAdds),
  });
}
