import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ErrorBoundary } from './ErrorBoundary.tsx';

describe('a part of the page that broke', () => {
  it('gives way to what is safe, the ways on, and what it said', () => {
    const boundary = new ErrorBoundary({ children: 'a picture', rescue: 'Download model' });
    expect(boundary.render()).toBe('a picture');
    boundary.state = ErrorBoundary.getDerivedStateFromError(new Error('No more canvases.'));
    const words = renderToStaticMarkup(boundary.render());
    expect(words).not.toContain('a picture');
    for (const part of [
      'photos and files are untouched',
      'Show it again',
      'Download model',
      'No more canvases.',
    ])
      expect(words).toContain(part);
  });
});
