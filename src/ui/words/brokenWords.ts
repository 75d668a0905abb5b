/** Where a part of the page broke: what is safe, and the ways on. */
export const BROKEN_WORDS = {
  title: 'This part of the page broke',
  safe:
    'Your photos and files are untouched, and a training goes on behind it. Show it again; if it breaks twice, download ' +
    'the model, if there is one, and reload the page. The settings stay in the address.',
  again: 'Show it again',
  reload: 'Reload the page',
  said: 'What it said:',
} as const;
