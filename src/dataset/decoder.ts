import { takesBytes, type Decode, type DecodeSquare } from './decode.ts';
import type { FileHeads } from './fileHeads.ts';
import { readHeader } from './header.ts';
import type { PixelBudget } from './pixelBudget.ts';

export interface DecoderParts {
  readonly heads: FileHeads;
  readonly budget: PixelBudget;
  readonly decodeSquare: DecodeSquare;
}

/** Looks at a file's header, waits until there is memory for its pixels, and has it decoded. */
export function createDecoder({ heads, budget, decodeSquare }: DecoderParts): Decode {
  return async (file, side, signal) => {
    const head = await heads.of(file);
    const header = await readHeader(file, head);
    // A file opens faster than a blob of its bytes is made, so that bytes are for those who decode them as such.
    const source = head?.length === file.size && takesBytes(header, side) ? head : file;
    return budget.run(header.width * header.height, signal, () => decodeSquare({ source, header, side }));
  };
}
