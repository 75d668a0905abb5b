/** Marks that turn the direction of all that follows. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** Text that came from folder names, harmless in Markdown. */
export function plain(text: string): string {
  return text
    .replaceAll(TURNING, '')
    .replace(/[\\`*_{}[\]<>()#+!|~&]/g, (mark) => `\\${mark}`)
    .replace(/\s+/g, ' ');
}
