/**
 * Unrolling for WGSL. A thread keeps its tile of the output in registers only if every register has a
 * name of its own: an array that is indexed in a loop lives in memory, which is several times slower. So
 * our `.wgsl` files may say
 *
 *     //: repeat p PIXELS
 *     var acc{p} = vec4f(0.0);
 *     //: end
 *
 * and the lines between are written out for p = 0 … PIXELS − 1, with `{…}` replaced by its value: a sum
 * of products of whole numbers, loop names and constants of the host. Loops nest.
 */
export type Constants = Readonly<Record<string, number>>;

const REPEAT = /^\s*\/\/: repeat (\w+) (\S+)\s*$/;
const END = /^\s*\/\/: end\s*$/;
const HOLE = /\{([\w*+]+)\}/g;

/** The value of a sum of products, e.g. `p*STRIDE+kx`. Throws RangeError on an unknown name. */
function evaluate(expression: string, names: Constants): number {
  const factor = (word: string): number => {
    const value = /^\d+$/.test(word) ? Number(word) : names[word];
    if (value === undefined) throw new RangeError(`WGSL template: ${word} has no value`);
    return value;
  };
  const product = (term: string): number => term.split('*').reduce((value, word) => value * factor(word), 1);
  return expression.split('+').reduce((sum, term) => sum + product(term), 0);
}

function expandLines(lines: readonly string[], names: Constants): string[] {
  const out: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const repeat = REPEAT.exec(line);
    if (repeat === null) {
      out.push(line.replace(HOLE, (_, expression: string) => String(evaluate(expression, names))));
      continue;
    }
    const end = matchingEnd(lines, at);
    const [, name = '', count = ''] = repeat;
    const body = lines.slice(at + 1, end);
    for (let turn = 0; turn < evaluate(count, names); turn++) {
      out.push(...expandLines(body, { ...names, [name]: turn }));
    }
    at = end;
  }
  return out;
}

function matchingEnd(lines: readonly string[], start: number): number {
  let depth = 0;
  for (let at = start; at < lines.length; at++) {
    if (REPEAT.test(lines[at] ?? '')) depth += 1;
    if (END.test(lines[at] ?? '')) depth -= 1;
    if (depth === 0) return at;
  }
  throw new RangeError('WGSL template: a repeat has no end');
}

/** WGSL with its loops written out, headed by the constants as module-scope `const`s. */
export function expandTemplate(source: string, constants: Constants): string {
  const header = Object.entries(constants).map(([name, value]) => `const ${name}: i32 = ${value};`);
  return [...header, ...expandLines(source.split('\n'), constants)].join('\n');
}
