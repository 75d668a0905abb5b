import type { Message } from '../core/message.ts';

/** Something that is being made for the page to show or to save. */
export type WorkState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'working' }
  | { readonly phase: 'failed'; readonly message: Message };

/** Kinds of pictures and figures, of each of which one is made at a time. */
export type WorkSlot = 'preview' | 'example' | 'comparing' | 'features' | 'probing' | 'searching';
