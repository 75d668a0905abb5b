import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StudioState } from '../store/state.ts';
import type { Actions, Studio } from '../store/studio.ts';
import type { Atlas } from './photos/atlas.ts';
import type { Mipmaps } from './photos/mipmaps.ts';

/** The studio, and the one place where its thumbnails are kept ready to be drawn. */
export interface Page {
  readonly studio: Studio;
  readonly atlas: Atlas;
  readonly mipmaps: Mipmaps;
}

export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('There is no studio around this component.');
  return page;
}

export function useStudio(): Studio {
  return usePage().studio;
}

export function useActions(): Actions {
  return usePage().studio.actions;
}

/** A part of the slow state. Select what is stable: a value, or an object that the state holds. */
export function useStudioState<T>(select: (state: StudioState) => T): T {
  return useStore(usePage().studio.state, select);
}
