import { useEffect, useRef } from 'react';
import { isOffered, OFFERED_LANGUAGES } from '../../core/languages.ts';
import { Icon } from '../primitives/Icon.tsx';
import { useActions } from '../studioContext.ts';
import { currentLanguage } from './language.ts';
import './languageField.css';
import { rememberLanguage, speak } from './speak.ts';
import { t } from './t.ts';

/** The field is drawn anew with the page, and keeps the focus that it had. */
let hadFocus = false;

/** The language of the page, each by its own name. */
export function LanguageField() {
  const { forgetLanguage } = useActions();
  const field = useRef<HTMLSelectElement>(null);
  const spoken = currentLanguage().locale.slice(0, 2);
  useEffect(() => {
    if (hadFocus) field.current?.focus();
    hadFocus = false;
  }, []);
  const choose = (name: string): void => {
    if (!isOffered(name)) return;
    hadFocus = true;
    rememberLanguage(name);
    // What the address asks for would win when the page is loaded anew.
    forgetLanguage();
    void speak(name);
  };
  return (
    <span className="language-field" title={t('Language')}>
      <Icon name="globe" />
      <select
        ref={field}
        aria-label={t('Language')}
        value={spoken}
        onChange={({ target }) => choose(target.value)}
      >
        {Object.entries(OFFERED_LANGUAGES).map(([name, itself]) => (
          <option key={name} value={name} lang={name}>
            {itself}
          </option>
        ))}
      </select>
    </span>
  );
}
