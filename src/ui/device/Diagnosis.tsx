import { useEffect, useState } from 'react';
import { diagnosisReport, type Diagnosis as Facts } from '../../core/diagnosis.ts';
import { t } from '../language/t.ts';
import { useActions } from '../studioContext.ts';
import { diagnosisRows } from '../words/diagnosisWords.ts';

/** How this machine and this page are, as of the opening of the panel, and all of it as text to send to others. */
export function Diagnosis() {
  const { diagnose } = useActions();
  const [facts, setFacts] = useState<Facts | null>(null);
  useEffect(() => {
    let shown = true;
    void diagnose().then((found) => {
      if (shown) setFacts(found);
    });
    return () => {
      shown = false;
    };
  }, [diagnose]);
  return (
    <section aria-label={t('Diagnosis')}>
      <h3>{t('Diagnosis')}</h3>
      {facts === null ? (
        <p className="soft">{t('Asking the parts of the page how they are …')}</p>
      ) : (
        <>
          <dl className="diagnosis">
            {diagnosisRows(facts).map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <CopyReport report={diagnosisReport(facts)} />
        </>
      )}
    </section>
  );
}

function CopyReport({ report }: { readonly report: string }) {
  const [copied, setCopied] = useState<'not' | 'done' | 'refused'>('not');
  const copy = (): void => {
    navigator.clipboard.writeText(report).then(
      () => setCopied('done'),
      () => setCopied('refused'),
    );
  };
  return (
    <>
      <p>
        <button type="button" className="button button--small" onClick={copy}>
          {t('Copy report')}
        </button>{' '}
        <span role="status" className="soft">
          {copied === 'done' && t('Copied. No photo and no file name is in it.')}
          {copied === 'refused' && t('The browser did not allow it. Select and copy the text below.')}
        </span>
      </p>
      {copied === 'refused' && (
        <pre tabIndex={0} role="group" aria-label={t('Report')}>
          <code>{report}</code>
        </pre>
      )}
    </>
  );
}
