// The message template that is measured: the official one where the corpus is, else the built-in one; and ten of it in one file.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { builtInTemplateText } from '../../protocol/template/built-in.ts';
import { corpus } from './corpus.ts';

/** A template and its name in the table. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

export const theTemplate: NamedText =
  corpus === undefined
    ? named('the built-in template', builtInTemplateText)
    : named("the viewer's template", readFileSync(path.join(corpus, 'templates/viewer.message_template.msg'), 'utf8'));

export const TIMES = 10;

/** The same text several times over; in each copy the messages have names and numbers of their own, so that no rule speaks. */
export function enlarged({ text }: NamedText): NamedText {
  const body = text.replace(/^version.*$/mu, '');
  const copies = Array.from({ length: TIMES - 1 }, (_, copy) => renamed(body, copy + 1));
  return named(`${TIMES} times as much`, [text, ...copies].join('\n'));
}

/** Name, frequency and number at the start of a message's header. */
const HEADER = /^([ \t]*\w+)([ \t]+)(?:High|Medium|Low|Fixed)([ \t]+)\w+/gmu;
/** More than the messages of a copy. */
const NUMBERS_EACH = 1000;

function renamed(body: string, copy: number): string {
  let number = copy * NUMBERS_EACH;
  return body.replaceAll(HEADER, (_, name: string, gap: string, space: string) => {
    number += 1;
    return `${name}${copy}${gap}Low${space}${number}`;
  });
}

function named(name: string, text: string): NamedText {
  const lines = text.replace(/\n$/u, '').split('\n').length;
  return { name: `${name}, ${lines.toLocaleString('en')} lines`, text };
}
