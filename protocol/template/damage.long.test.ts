// One word of a real template deleted, doubled or swapped: only the messages that were touched may change.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { seeded } from '../../test/support/seeded.ts';
import type { Range } from '../text.ts';
import { builtInTemplateText } from './built-in.ts';
import { templateProblems } from './check.ts';
import { parseTemplate } from './parse.ts';
import { type Scan, scan } from './scan.ts';

const SEED = 20_261;
const SAMPLE = 40;
/** The worst: two braces that change places over two lines break four parts. */
const MAX_ERRORS = 6;
/** Of any weight: a name that is another one now may leave a number unused, or be spelled like others but for its case. */
const MAX_MORE = 6;
const MAX_MEAN = 2;

const OFFICIAL = `${process.env['REZBENCH_CORPUS'] ?? ''}/templates/viewer.message_template.msg`;
/** The whole official file, if it is there. */
const text = existsSync(OFFICIAL) ? readFileSync(OFFICIAL, 'utf8') : builtInTemplateText;
const whole = parseTemplate(text);
/** What is said about the file as it is. */
const USUAL = templateProblems(whole).length;
const words = scan(text);

const damages = {
  deleted: (index: number) => splice(index, index, ''),
  doubled: (index: number) => splice(index, index, `${words.word(index)} ${words.word(index)}`),
  swapped: (index: number) => {
    const gap = text.slice(words.range(index).end, words.range(index + 1).start);
    return splice(index, index + 1, words.word(index + 1) + gap + words.word(index));
  },
} as const;

for (const [name, damage] of Object.entries(damages)) {
  test(`[template.recovery.1] [template.recovery.2] one word ${name}: few problems, and the other messages are read as before (seed ${SEED})`, () => {
    const random = seeded(SEED);
    let total = 0;
    for (let turn = 0; turn < SAMPLE; turn += 1) {
      const index = Math.floor(random() * (words.count - 1));
      const about = `seed ${SEED}: ${name} ${words.word(index)} at ${words.range(index).start}`;
      const file = parseTemplate(damage(index));
      const found = templateProblems(file);
      const errors = found.filter(({ severity }) => severity === 'error');
      assert.ok(errors.length <= MAX_ERRORS, `${about}: ${JSON.stringify(errors)}`);
      const more = found.length - USUAL;
      assert.ok(more <= MAX_MORE, `${about}: ${more} more in ${JSON.stringify(found)}`);
      total += more;
      const touched = touchedBy(index);
      const read = new Map(file.messages.map(({ message }) => [message.name, message]));
      for (const { message } of whole.messages)
        if (!touched.has(message.name)) assert.deepEqual(read.get(message.name), message, about);
    }
    assert.ok(total <= SAMPLE * MAX_MEAN, `${total} findings, seed ${SEED}`);
  });
}

/** Words of the official file, damaged among the messages around them. */
const OFFICIAL_SAMPLE = 200;
/** Messages before and behind the word that are read with it: mistakes do not reach further. */
const AROUND = 2;

interface Damage {
  readonly name: string;
  readonly bound: number;
  /** What comes in the place of a word and the next one, with what stands between. */
  readonly put: (word: string, gap: string, next: string) => string;
}

const OFFICIAL_DAMAGES: readonly Damage[] = [
  { name: 'deleted', bound: 1, put: (_, gap, next) => gap + next },
  { name: 'doubled', bound: 2, put: (word, gap, next) => `${word} ${word}${gap}${next}` },
  { name: 'swapped', bound: 3, put: (word, gap, next) => next + gap + word },
];

for (const { name, bound, put } of OFFICIAL_DAMAGES) {
  test(`[template.recovery.3] a word of the official file ${name} makes at most ${bound} errors (seed ${SEED})`, (t) => {
    if (!existsSync(OFFICIAL)) return t.skip('no corpus');
    const official = readFileSync(OFFICIAL, 'utf8');
    const { scan: read, messages } = parseTemplate(official);
    const random = seeded(SEED);
    for (let turn = 0; turn < OFFICIAL_SAMPLE; turn += 1) {
      const at = Math.floor(random() * messages.length);
      const [first, last] = [messages[Math.max(0, at - AROUND)], messages[Math.min(messages.length - 1, at + AROUND)]];
      const index = wordIn(read, messages[at]?.range ?? { start: 0, end: 0 }, random);
      const [start, end] = [first?.range.start ?? 0, last?.range.end ?? official.length];
      const gap = official.slice(read.end(index), read.start(index + 1));
      const damaged = put(read.word(index), gap, read.word(index + 1));
      const text = `version 2.0\n${official.slice(start, read.start(index))}${damaged}${official.slice(read.end(index + 1), end)}\n`;
      const errors = templateProblems(parseTemplate(text)).filter(({ severity }) => severity === 'error');
      assert.ok(errors.length <= bound, `seed ${SEED}, offset ${read.start(index)}: ${JSON.stringify(errors)}`);
    }
  });
}

/** Any word of a stretch but its last one. */
function wordIn(read: Scan, { start, end }: Range, random: () => number): number {
  const [first, last] = [firstFrom(read, start), firstFrom(read, end) - 1];
  return first + Math.floor(random() * (last - first));
}

function firstFrom(read: Scan, offset: number): number {
  let index = 0;
  while (index < read.count && read.start(index) < offset) index += 1;
  return index;
}

/** The messages that hold the word or the one behind it, and the one before if the word stands between two. */
function touchedBy(index: number): ReadonlySet<string> {
  const [start, end] = [words.range(index).start, words.range(index + 1).end];
  const held = whole.messages.filter(({ range }) => range.start < end && range.end > start);
  return new Set(held.map(({ message }) => message.name));
}

function splice(first: number, last: number, put: string): string {
  return text.slice(0, words.range(first).start) + put + text.slice(words.range(last).end);
}
