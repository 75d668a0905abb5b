import { Dialog } from '../primitives/Dialog.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { localWords } from '../words/localWords.ts';
import './localBadge.css';
import { t } from '../language/t.ts';

/** The content security policy that this page was built with; null on the development server, which has none. */
function pagePolicy(): string | null {
  return (
    document
      .querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]')
      ?.content.replaceAll('; ', ';\n') ?? null
  );
}

/** Says that all stays on this machine, and how anyone can see that it does. */
export function LocalBadge() {
  return (
    <Dialog
      opener={{
        content: (
          <>
            <Icon name="lock" />
            <span>{t('Local')}</span>
          </>
        ),
        className: 'local-badge',
      }}
      title={localWords().title}
    >
      <LocalProof />
    </Dialog>
  );
}

function LocalProof() {
  const policy = pagePolicy();
  return (
    <div className="local-proof">
      <p>{localWords().what}</p>
      <h3>{localWords().check}</h3>
      <p>{localWords().how}</p>
      <h3>{localWords().proof}</h3>
      <p>{policy === null ? localWords().noPolicy : localWords().policy}</p>
      {policy !== null && (
        <pre tabIndex={0} role="group" aria-label={t('Content security policy')}>
          <code>{policy}</code>
        </pre>
      )}
      <p>
        <a href="./THIRD-PARTY.txt" target="_blank" rel="noreferrer">
          {t('Licences of what this page is made of')}
        </a>
      </p>
    </div>
  );
}
