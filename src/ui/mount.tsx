import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Studio } from '../store/studio.ts';
import { App } from './App.tsx';
import { DownloadModel } from './run/DownloadModel.tsx';
import { ErrorBoundary } from './shell/ErrorBoundary.tsx';
import './base.css';
import { Atlas } from './photos/atlas.ts';
import { Mipmaps } from './photos/mipmaps.ts';
import './primitives/button.css';
import { PageContext, type Page } from './studioContext.ts';
import './tokens.css';

/** Puts the page of a studio into an element. */
export function mount(element: Element, studio: Studio): void {
  const page: Page = { studio, atlas: new Atlas(studio.thumbnails), mipmaps: new Mipmaps(studio.thumbnails) };
  createRoot(element).render(
    <StrictMode>
      <PageContext value={page}>
        <ErrorBoundary rescue={<DownloadModel emphasis="quiet" />}>
          <App />
        </ErrorBoundary>
      </PageContext>
    </StrictMode>,
  );
}
