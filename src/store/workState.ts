/** Something that is being made for the page to show or to save. */
export type WorkState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'working' }
  | { readonly phase: 'failed'; readonly message: string };
