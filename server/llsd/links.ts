// What can be followed: addresses of pages and files. Nothing is fetched before somebody clicks.
import type { DocumentLink } from 'vscode-languageserver';
import type { Lines } from '../../protocol/lines.ts';
import type { ScalarNode } from '../../protocol/llsd/node.ts';
import { asText } from '../../protocol/llsd/value.ts';
import type { Read } from '../languages.ts';
import type { LlsdFile } from './file.ts';
import { valuesIn } from './places.ts';

/** The editor draws every one of them. */
export const MAX_LINKS = 2000;

export const links = ({ file, lines }: Read<LlsdFile>): readonly DocumentLink[] =>
  valuesIn(file.root)
    .flatMap((node) => (node.kind === 'uri' ? linkOf(node, lines) : []))
    .slice(0, MAX_LINKS);

const ADDRESS = /^(?:https?:\/\/[^\s/]|file:\/\/\/)\S*$/iu;

function linkOf({ inner, value }: ScalarNode, lines: Lines): readonly DocumentLink[] {
  const target = asText(value);
  return ADDRESS.test(target) ? [{ range: lines.range(inner), target }] : [];
}
