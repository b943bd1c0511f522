// The category beside what the official comparer comes to, written down here as the few lines that it is.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { seeded } from '../../../test/support/seeded.ts';
import { builtInTemplateText } from '../built-in.ts';
import type { MessageTemplate, Template } from '../model.ts';
import { parseTemplate } from '../parse.ts';
import { scan } from '../scan.ts';
import { type Category, sumOf } from './category.ts';
import { compareTemplates } from './compatibility.ts';

/** [compat.same.1] Blocks by position, fields and all; what stands behind the last common one was added or removed. */
function official(base: Template, current: Template): Category {
  const [old, now] = [base, current].map(
    ({ messages }) => new Map(messages.map((message) => [message.name, message] as const)),
  );
  const names = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
  return sumOf([...names].map((name) => ofMessage(old?.get(name), now?.get(name))));
}

const RANKS = ['NotDeprecated', 'UDPDeprecated', 'UDPBlackListed', 'Deprecated'];

function ofMessage(base: MessageTemplate | undefined, current: MessageTemplate | undefined): Category {
  if (base === undefined) return 'Newer';
  if (current === undefined) return 'Older';
  const header = (message: MessageTemplate) =>
    JSON.stringify([message.frequency, message.number, message.trusted, message.zerocoded]);
  const common = Math.min(base.blocks.length, current.blocks.length);
  const blocks = (message: MessageTemplate) => JSON.stringify(message.blocks.slice(0, common));
  if (header(base) !== header(current) || blocks(base) !== blocks(current)) return 'Incompatible';
  const rank = ({ flag = 'NotDeprecated' }: MessageTemplate) => RANKS.indexOf(flag);
  return sumOf([byOrder(current.blocks.length - base.blocks.length), byOrder(rank(current) - rank(base))]);
}

const byOrder = (difference: number): Category => (difference === 0 ? 'Same' : difference > 0 ? 'Newer' : 'Older');

const SEED = 20_263;
const TURNS = 300;
/** Our own rules go beyond the official comparer: they would make some categories differ. */
const BEYOND = ['MC020'];

test(`a few words of a template swapped, doubled or deleted: the category is the official one (seed ${SEED})`, () => {
  const random = seeded(SEED);
  const text = builtInTemplateText.slice(0, builtInTemplateText.indexOf('\n}\n', 12_000) + 3);
  const base = parseTemplate(text);
  const words = scan(text);
  const fields = base.messages.flatMap(({ blocks }) => blocks.flatMap((block) => [block, ...block.fields]));
  const seen = new Set<string>();
  for (let turn = 0; turn < TURNS; turn += 1) {
    const edits = [damaged(words, text, random), moved(fields, text, random)];
    const changed = edits.reduce((done, edit) => (random() < 0.6 ? edit(done) : done), text);
    const current = parseTemplate(changed);
    if (current.messages.some(({ sound }) => !sound)) continue;
    const compared = compareTemplates(base, current);
    if (compared.changes.some(({ rule }) => BEYOND.includes(rule))) continue;
    seen.add(compared.category);
    assert.equal(compared.category, official(base.template, current.template), `seed ${SEED}, turn ${turn}`);
  }
  assert.ok(seen.size >= 3, [...seen].join(' '));
});

type Damage = (text: string) => string;

/** One word becomes another word of the file. */
function damaged(words: ReturnType<typeof scan>, text: string, random: () => number): Damage {
  const [to, from] = [random, random].map((chance) => Math.floor(chance() * words.count));
  const { start, end } = words.range(to ?? 0);
  const word = text.slice(words.range(from ?? 0).start, words.range(from ?? 0).end);
  return (whole) => (whole.length === text.length ? whole.slice(0, start) + word + whole.slice(end) : whole);
}

/** One block or field is taken out, or stands somewhere else a second time. */
function moved(
  parts: readonly { readonly range: { readonly start: number; readonly end: number } }[],
  text: string,
  random: () => number,
): Damage {
  const [one, other] = [random, random].map((chance) => parts[Math.floor(chance() * parts.length)]?.range);
  if (one === undefined || other === undefined) throw new Error('there are no parts');
  const isRemoved = random() < 0.5;
  return (whole) => {
    if (whole.length !== text.length) return whole;
    if (isRemoved) return whole.slice(0, one.start) + whole.slice(one.end);
    return `${whole.slice(0, one.end)} ${whole.slice(other.start, other.end)}${whole.slice(one.end)}`;
  };
}

const folder = process.env['REZBENCH_CORPUS'];
const texts: Readonly<Record<string, string | undefined>> = {
  'the built-in template': builtInTemplateText,
  'the official file of 2025': corpus('viewer.message_template.msg'),
  "OpenSimulator's file": corpus('opensim.message_template.msg'),
};

function corpus(name: string): string | undefined {
  return folder === undefined ? undefined : readFileSync(path.join(folder, 'templates', name), 'utf8');
}

/** `messages`: those that have changes, as the official comparer counts its reasons. */
const real: readonly (readonly [base: string, current: string, category: Category, messages: number])[] = [
  ['the built-in template', 'the built-in template', 'Same', 0],
  ['the official file of 2025', 'the built-in template', 'Same', 0],
  ['the built-in template', 'the official file of 2025', 'Same', 0],
  ['the official file of 2025', "OpenSimulator's file", 'Mixed', 17],
  ["OpenSimulator's file", 'the official file of 2025', 'Mixed', 17],
];

for (const [from, to, category, messages] of real) {
  test(`[compat.same.1] ${from}, then ${to}: ${category}, ${messages} messages`, (t) => {
    const [base, current] = [texts[from], texts[to]];
    if (base === undefined || current === undefined) return t.skip('no corpus');
    const compared = compareTemplates(parseTemplate(base), parseTemplate(current));
    assert.equal(compared.category, category);
    assert.equal(official(parseTemplate(base).template, parseTemplate(current).template), category);
    assert.equal(new Set(compared.changes.map(({ name }) => name.split('.', 1)[0])).size, messages);
    assert.deepEqual(compared.unread, { base: 0, current: 0 });
  });
}
