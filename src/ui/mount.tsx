import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Studio } from '../store/studio.ts';
import { App } from './App.tsx';
import { ownLanguage, speak } from './language/speak.ts';
import { Speaking } from './language/Speaking.tsx';
import { DownloadModel } from './run/DownloadModel.tsx';
import { ErrorBoundary } from './shell/ErrorBoundary.tsx';
import './base.css';
import { Atlas } from './photos/atlas.ts';
import { Mipmaps } from './photos/mipmaps.ts';
import './primitives/button.css';
import { PageContext, type Page } from './studioContext.ts';
import './tokens.css';

/** Puts the page of a studio into an element, in the language that the address asks for, or the visitor's own. */
export async function mount(element: Element, studio: Studio): Promise<void> {
  const { state } = studio;
  state.subscribe(({ language }, before) => {
    if (language !== null && language !== before.language) void speak(language);
  });
  // In no other language first, so that nothing moves.
  await speak(state.getState().language ?? ownLanguage());
  const page: Page = { studio, atlas: new Atlas(studio.thumbnails), mipmaps: new Mipmaps(studio.thumbnails) };
  createRoot(element).render(
    <StrictMode>
      <PageContext value={page}>
        <Speaking>
          <ErrorBoundary rescue={<DownloadModel emphasis="quiet" />}>
            <App />
          </ErrorBoundary>
        </Speaking>
      </PageContext>
    </StrictMode>,
  );
}
