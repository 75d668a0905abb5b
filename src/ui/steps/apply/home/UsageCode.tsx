import { useState } from 'react';
import { classifierCode } from '../../../../core/classifierCode.ts';
import { USAGE_TARGETS, USAGE_TITLES, usageCode, type UsageTarget } from '../../../../core/usageCode.ts';
import { say, t } from '../../../language/t.ts';
import { lastOf } from '../../../../store/applyState.ts';
import { networkView } from '../../encode/stages.ts';
import { useStudioState } from '../../../studioContext.ts';

/** The few lines that use the model, for the size that it was trained at. */
export function UsageCode() {
  const model = useStudioState((state) => state.model);
  const settings = useStudioState((state) => state.settings);
  const used = model.phase === 'trained' ? model.settings : settings;
  const [target, setTarget] = useState<UsageTarget>('tfjs');
  const method = useStudioState((state) => lastOf(state.classifier)?.found.method);
  const encoder = usageCode(target, { imageSize: used.imageSize, representation: networkView(used).h });
  const classifier = method === undefined ? '' : classifierCode(target, method === 'probe' ? 'h' : 'pixels');
  const code = classifier === '' ? encoder : `${encoder}\n${classifier}`;
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const copy = (): void => {
    navigator.clipboard.writeText(code).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  };
  return (
    <section aria-labelledby="usage-title">
      <div className="panel-title">
        <h3 id="usage-title">{t('Use it')}</h3>
        <button type="button" className="button button--plain" onClick={copy}>
          {t('Copy')}
        </button>
      </div>
      <label className="apply__target">
        <span>{t('With')}</span>
        <select
          value={target}
          onChange={({ target: { value } }) => {
            setTarget(value as UsageTarget);
            setCopied('no');
          }}
        >
          {USAGE_TARGETS.map((name) => (
            <option key={name} value={name}>
              {say(USAGE_TITLES[name].title)}
            </option>
          ))}
        </select>
      </label>
      <pre className="apply__code" role="group" tabIndex={0} aria-labelledby="usage-title">
        <code>{code}</code>
      </pre>
      <p role="status" className="soft">
        {copied === 'yes' && t('Copied.')}
        {copied === 'failed' &&
          t('The browser did not let this page copy. Select the lines and copy them yourself.')}
      </p>
    </section>
  );
}
