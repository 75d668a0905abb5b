import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Words that the page says, and where they are written. */
export type Literals = ReadonlyMap<string, string>;

/** What takes English that is a key of the catalogue as its first argument. */
const SPEAKERS: ReadonlySet<string> = new Set(['t', 'message']);

/** All that is written in `t(…)`, `message(…)` and `<Told text=…>` below a folder, tests left out. */
export function catalogueLiterals(folder: string): Literals {
  const found = new Map<string, string>();
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|^testing/.test(file))) {
    const text = readFileSync(path.join(folder, name), 'utf8');
    // To parse takes longer than to look for what may be there.
    if (!/\b(t|message)\(|<Told\b/.test(text)) continue;
    const kind = name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, kind);
    const visit = (node: ts.Node): void => {
      const literal = spoken(node);
      if (literal !== undefined) found.set(literal.text, name);
      node.forEachChild(visit);
    };
    visit(source);
  }
  return found;
}

function spoken(node: ts.Node): ts.StringLiteralLike | undefined {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && SPEAKERS.has(node.expression.text)) {
    return literalOf(node.arguments[0]);
  }
  if (!ts.isJsxAttribute(node) || node.name.getText() !== 'text') return undefined;
  if (!/^Told$/.test(node.parent.parent.tagName.getText())) return undefined;
  return literalOf(node.initializer);
}

function literalOf(node: ts.Node | undefined): ts.StringLiteralLike | undefined {
  if (node === undefined) return undefined;
  return ts.isStringLiteralLike(node) ? node : undefined;
}
