import { Dialog } from '../primitives/Dialog.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { LOCAL_WORDS } from '../words/localWords.ts';
import './localBadge.css';

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
            <span>Local</span>
          </>
        ),
        className: 'local-badge',
      }}
      title={LOCAL_WORDS.title}
    >
      <LocalProof />
    </Dialog>
  );
}

function LocalProof() {
  const policy = pagePolicy();
  return (
    <div className="local-proof">
      <p>{LOCAL_WORDS.what}</p>
      <h3>{LOCAL_WORDS.check}</h3>
      <p>{LOCAL_WORDS.how}</p>
      <h3>{LOCAL_WORDS.proof}</h3>
      <p>{policy === null ? LOCAL_WORDS.noPolicy : LOCAL_WORDS.policy}</p>
      {policy !== null && (
        <pre tabIndex={0} role="group" aria-label="Content security policy">
          <code>{policy}</code>
        </pre>
      )}
    </div>
  );
}
