/** Brackets lie no deeper within each other in any file of ours, nor in any model. */
const DEEPEST = 64;

/** Whether brackets of a JSON text lie deeper within each other: whoever walks down there might run out of stack. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    if (mark === '"') inString = !inString;
    else if (inString) at += mark === '\\' ? 1 : 0;
    else if (mark === '[' || mark === '{') depth += 1;
    else if (mark === ']' || mark === '}') depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}
