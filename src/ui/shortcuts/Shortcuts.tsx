import { useRef } from 'react';
import { Dialog } from '../primitives/Dialog.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { shortcutWords } from '../words/shortcutWords.ts';
import './shortcuts.css';
import { usePageShortcuts, useShortcutChoice } from './usePageShortcuts.ts';
import { t } from '../language/t.ts';

/** The keys of the page, and the list of them. */
export function Shortcuts() {
  const opener = useRef<HTMLButtonElement>(null);
  const [on, choose] = useShortcutChoice();
  usePageShortcuts(opener);
  return (
    <Dialog
      opener={{
        content: <Icon name="keyboard" />,
        label: t('Keyboard shortcuts'),
        className: 'device__about',
      }}
      openerRef={opener}
      title={t('Keyboard shortcuts')}
    >
      <div className="shortcuts" tabIndex={0} role="group" aria-label={t('Shortcuts')}>
        {shortcutWords().map(({ where, shortcuts }) => (
          <section key={where}>
            <h3>{where}</h3>
            <dl>
              {shortcuts.map(({ keys, does }) => (
                <div key={does}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <label className="device-switch">
          <input type="checkbox" checked={on} onChange={({ target }) => choose(target.checked)} />
          {t('Single keys work everywhere on the page')}
        </label>
      </div>
    </Dialog>
  );
}
