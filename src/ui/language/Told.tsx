import { Fragment, type ReactNode } from 'react';
import { formatOf } from './format.ts';

export interface ToldProps {
  /** The English, as in `t`; `<b>…</b>` is strong, `<soft>…</soft>` an aside. */
  readonly text: string;
  readonly values?: Readonly<Record<string, ReactNode>>;
}

type Chunks = readonly ReactNode[];

const TAGS = {
  b: (chunks: Chunks) => <strong>{numbered(chunks)}</strong>,
  soft: (chunks: Chunks) => <span className="soft">{numbered(chunks)}</span>,
};

/** A sentence with marks within it: one entry of the catalogue, since other languages put the marks elsewhere. */
export function Told({ text, values }: ToldProps) {
  const format = formatOf(text);
  if (typeof format === 'string') return format;
  const said = format.format<ReactNode>({ ...values, ...TAGS });
  return numbered(Array.isArray(said) ? said : [said]);
}

function numbered(chunks: Chunks): ReactNode {
  return chunks.map((chunk, at) => <Fragment key={at}>{chunk}</Fragment>);
}
