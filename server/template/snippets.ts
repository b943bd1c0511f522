// A whole new message, block or field where one may begin, laid out as the formatter would.
import { CompletionItemKind } from 'vscode-languageserver';
import type { Lines, Position } from '../../protocol/lines.ts';
import { nextFreeNumber, numberUses } from '../../protocol/template/numbers.ts';
import type { TemplateFile } from '../../protocol/template/placed.ts';
import { indentText } from '../../protocol/template/print.ts';
import { namesBeside } from './name-offers.ts';
import type { Level, Spot } from './spot.ts';
import { depthAt, LEVELS, levelOf } from './spot.ts';

/** Something to put in. */
export interface Offer {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly about?: string;
  /** A snippet with tab stops; without it `whole` is put in, and without that the label. */
  readonly snippet?: string;
  /** The label with what comes behind it. */
  readonly whole?: string;
  /** Shown beside the label. */
  readonly detail?: string;
  /** Out of use: editors strike it through. */
  readonly isDeprecated?: true;
}

/** The part that may begin at a spot, up to the caret; on lines of its own, whatever is on the line before and behind it. */
export function snippetAt(file: TemplateFile, spot: Spot, caret: Position, lines: Lines): Offer | undefined {
  const level = levelBegunAt(file, spot);
  if (level === undefined) return undefined;
  const line = lines.text(caret.line);
  const before = line.slice(0, lines.position(spot.start).character);
  const behind = line.slice(caret.character);
  const [above, below] = [before, behind].map((rest) => (rest.trim() === '' ? '' : BREAKS[level]));
  return {
    label: level,
    kind: CompletionItemKind.Snippet,
    about: `A new ${level}.`,
    snippet: `${above}${TEXTS[level](indentText(file, 1), freeName(file, level, spot.start), file)}${below}`,
  };
}

/** A name that stands for itself until it is written over: `Name`, `Name2` where that is there. */
function freeName(file: TemplateFile, level: Level, start: number): string {
  const taken = namesBeside(file, level, start);
  let name = 'Name';
  for (let count = 2; taken.has(name); count += 1) name = `Name${count}`;
  return name;
}

const BREAKS: { readonly [level in Level]: string } = { message: '\n\n', block: '\n', field: '\n' };

function levelBegunAt(file: TemplateFile, { start, brace, words }: Spot): Level | undefined {
  if (brace !== undefined) return levelBehindHeader(levelOf(file, brace), words);
  return LEVELS[Math.min(depthAt(file, start), LEVELS.length - 1)];
}

/** A block behind the whole header of a message, a field behind that of a block. */
function levelBehindHeader(level: Level | undefined, words: readonly string[]): Level | undefined {
  if (level === 'message') return words.length >= MESSAGE_WORDS ? 'block' : undefined;
  if (level !== 'block') return undefined;
  return words.length === (words[1] === 'Multiple' ? BLOCK_WORDS + 1 : BLOCK_WORDS) ? 'field' : undefined;
}

/** Name, frequency, number, trust, encoding; name and quantity. */
const MESSAGE_WORDS = 5;
const BLOCK_WORDS = 2;

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: the editor's snippets are written so.
const TEXTS: { readonly [level in Level]: (step: string, name: string, file: TemplateFile) => string } = {
  message: (step, name, file) => {
    const free = nextFreeNumber(numberUses(file), 'Low') ?? 1;
    const header = `\${1:${name}} Low ${free} \${2|NotTrusted,Trusted|} \${3|Unencoded,Zerocoded|}`;
    const field = fieldText(step, { name: '${5:AgentID}', type: '${6:LLUUID}' });
    return `{\n${step}${header}\n${step}{\n${step}${step}\${4:AgentData} Single\n${step}${step}${field}\n${step}}\n}`;
  },
  block: (step, name) =>
    `{\n${step}\${1:${name}} \${2|Single,Variable|}\n${step}${fieldText(step, { name: '${3:Field}', type: '${4:LLUUID}' })}\n}`,
  field: (step, name) => fieldText(step, { name: `\${1:${name}}`, type: '${2:LLUUID}' }),
};
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above

/** The gaps are those of the names that stand there first, which begin at a multiple of the step. */
function fieldText(step: string, { name, type }: { readonly name: string; readonly type: string }): string {
  const gap = (word: string): string =>
    step === '\t' ? step : ' '.repeat(step.length - (lengthOf(word) % step.length));
  return `{${step.slice(1) || step}${name}${gap(name)}${type}${gap(type)}}`;
}

/** The length of what stands in a tab stop. */
const lengthOf = (stop: string): number => stop.replace(/^\$\{\d+:/u, '').length - 1;
