// What is shown over a word of a schema: what a type takes, which alternatives a name has, which way an arrow points.
import type { Hover } from 'vscode-languageserver';
import type { LlidlFile } from '../../protocol/llidl/model.ts';
import { LLIDL_TYPES } from '../../protocol/llidl/model.ts';
import { type LlidlToken, tokenAt } from '../../protocol/llidl/scan.ts';
import type { Read } from '../languages.ts';
import { plain } from '../markdown.ts';
import type { LlidlText } from './file.ts';
import { ANY_KEY_WORDS, ARROW_WORDS, REPEAT_WORDS, specText, TYPE_WORDS } from './words.ts';

/** The hover at an offset; undefined where there is nothing to say. */
export function hover({ file, lines }: Read<LlidlText>, at: number): Hover | undefined {
  const token = tokenAt(file.tokens, at);
  const value = token === undefined ? undefined : textFor(token, file);
  if (token === undefined || value === undefined) return undefined;
  return { contents: { kind: 'markdown', value }, range: lines.range(token) };
}

function textFor(token: LlidlToken, { schema, tokens }: LlidlText): string | undefined {
  const resource = schema.resources.find(({ nameRange }) => nameRange.start === token.start);
  if (resource !== undefined) return `**${plain(resource.name)}** · resource  \n${ARROW_WORDS[resource.kind].words}`;
  switch (token.kind) {
    case 'variant':
      return variantText(token.text.slice(1), schema);
    case 'arrow':
      return token.text === '<-' ? BACK_WORDS : arrowText(token.text);
    case 'type':
      return isKey(token, tokens) ? undefined : typeText(token.text);
    case 'sign':
      return token.text === '...' ? REPEAT_WORDS : anyKeyText(token.text);
    default:
      return undefined;
  }
}

const BACK_WORDS = 'The response.';

function arrowText(text: string): string | undefined {
  return Object.values(ARROW_WORDS).find(({ arrow }) => arrow === text)?.words;
}

function typeText(text: string): string | undefined {
  const type = LLIDL_TYPES.find((known) => known === text);
  return type === undefined ? undefined : `**${type}** takes ${TYPE_WORDS[type]}.`;
}

const anyKeyText = (text: string): string | undefined => (text === '$' ? ANY_KEY_WORDS : undefined);

/** A key may be spelled like a type. */
const isKey = (token: LlidlToken, tokens: readonly LlidlToken[]): boolean =>
  tokens.slice(tokens.indexOf(token) + 1).find(({ kind }) => kind !== 'comment')?.text === ':';

/** More are not looked through beside a word. */
const MAX_ALTERNATIVES = 20;

function variantText(name: string, { definitions }: LlidlFile): string {
  const values = definitions.filter((definition) => definition.name === name);
  const head = `**&${plain(name)}** · ${values.length === 1 ? 'a name for' : `${values.length} alternatives`}`;
  if (values.length === 0) return `**&${plain(name)}** is not defined.`;
  const lines = values.slice(0, MAX_ALTERNATIVES).map(({ value }) => specText(value));
  if (values.length > MAX_ALTERNATIVES) lines.push(`; and ${values.length - MAX_ALTERNATIVES} more`);
  return [head, '```llidl', ...lines, '```'].join('\n');
}
