/** Text that came from folder names, harmless in Markdown. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~]/g, (mark) => `\\${mark}`).replace(/\s+/g, ' ');
}
