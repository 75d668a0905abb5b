import { Fragment, useSyncExternalStore, type ReactNode } from 'react';
import { currentLanguage } from './language.ts';
import { subscribeLanguage } from './speak.ts';

/** Draws all that is in it anew when the language changes. What the user did is in the store, and stays. */
export function Speaking({ children }: { readonly children: ReactNode }) {
  const { locale } = useSyncExternalStore(subscribeLanguage, currentLanguage);
  return <Fragment key={locale}>{children}</Fragment>;
}
