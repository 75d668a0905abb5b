/** Names that our own files give to parts of a layer; a layer of that name would be taken for one. */
const RESERVED = new Set(['add', 'relu', 'split', 'gather', 'normalise', 'scatter', 'join']);
const LONGEST = 40;

/**
 * Names of layers as we write them: without the path that our own files put before them, of letters, digits and a few
 * marks, and no two alike.
 */
export class LayerNames {
  readonly #prefix: string;
  readonly #given = new Set<string>();

  /** @param prefix path of what the layers belong to */
  constructor(prefix: string) {
    this.#prefix = `${prefix.replaceAll('/', '.')}.`;
  }

  /** @param ending that the name does without */
  of(name: string, ending = ''): string {
    const own = name.startsWith(this.#prefix) ? name.slice(this.#prefix.length) : name;
    const short = ending !== '' && own.endsWith(ending) ? own.slice(0, -ending.length) : own;
    const plain = short.replace(/[^\w-]/g, '_').slice(0, LONGEST) || 'layer';
    let unique = RESERVED.has(plain) ? `${plain}_` : plain;
    for (let number = 2; this.#given.has(unique); number++) unique = `${plain}_${number}`;
    this.#given.add(unique);
    return unique;
  }
}
