// The structural difference of real templates: whatever the comparison finds is in the tree, and layout never is.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { seeded } from '../../../test/support/seeded.ts';
import { builtInTemplateText } from '../built-in.ts';
import { parseTemplate } from '../parse.ts';
import type { PlacedMessage, TemplateFile } from '../placed.ts';
import { scan } from '../scan.ts';
import type { Change } from './change.ts';
import { compareTemplates } from './compatibility.ts';
import type { Difference } from './differences.ts';
import { structuralDifferences } from './structure.ts';

const SEED = 20_264;
const TURNS = 300;
/** Two spellings of one size, and two definitions of one message, are told but are no difference of structure. */
const NO_STRUCTURE = ['MC021', 'MC025'];

const text = builtInTemplateText.slice(0, builtInTemplateText.indexOf('\n}\n', 12_000) + 3);
const base = parseTemplate(text);

test(`[compat.structure.1] the tree has every change, and is empty just if the templates say the same (seed ${SEED})`, () => {
  const random = seeded(SEED);
  let same = 0;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const current = parseTemplate(laidOut(damaged(text, random), random));
    const where = `seed ${SEED}, turn ${turn}`;
    const nodes = structuralDifferences(base, current);
    const told = compareTemplates(base, current).changes.filter(({ rule }) => !NO_STRUCTURE.includes(rule));
    const shown = new Set(allOf(nodes).flatMap(({ findings }) => findings.map(nameOf)));
    assert.deepEqual(
      told.map(nameOf).filter((name) => !shown.has(name)),
      [],
      where,
    );
    assert.equal(nodes.length === 0, meaning(base, current) === meaning(current, base), where);
    same += nodes.length === 0 ? 1 : 0;
  }
  assert.ok(same > TURNS / 20 && same < TURNS / 2, `${same} of ${TURNS} turns left the structure as it was`);
});

const nameOf = ({ rule, name, place, base: old }: Change): string => `${rule} ${name} ${old?.start} ${place.start}`;

const allOf = (nodes: readonly Difference[]): readonly Difference[] =>
  nodes.flatMap((node) => [node, ...allOf(node.children)]);

/** What a file says, without the messages that one of the two files cannot say. */
function meaning(file: TemplateFile, other: TemplateFile): string {
  const counts = ({ messages }: TemplateFile) =>
    new Map(messages.filter(({ words }) => words.name !== undefined).map((message) => [message.message.name, message]));
  const others = counts(other);
  const isSaid = ({ sound, message }: PlacedMessage) => sound && others.get(message.name)?.sound !== false;
  const said = [...counts(file).values()].filter(isSaid).toSorted((a, b) => a.range.start - b.range.start);
  return JSON.stringify(
    said.map(({ message: { flag, ...rest } }) => [rest, flag === 'NotDeprecated' ? undefined : flag]),
  );
}

type Chance = () => number;

/** Nothing happens, one word becomes another one, or one part is taken out or put behind another one of its kind. */
function damaged(whole: string, random: Chance): string {
  const pick = <Part>(parts: readonly Part[]): Part => parts[Math.floor(random() * parts.length)] as Part;
  const kind = pick(['nothing', 'word', 'gone', 'moved', 'moved', 'doubled']);
  if (kind === 'nothing') return whole;
  if (kind === 'word') return wordChanged(whole, random);
  const levels = [base.messages, base.messages.flatMap(({ blocks }) => blocks), fieldsOf(pick(base.messages))];
  const parts: readonly { readonly range: { readonly start: number; readonly end: number } }[] = pick(levels);
  if (parts.length === 0) return whole;
  const [one, other] = [pick(parts).range, pick(parts).range];
  const copy = `${whole.slice(0, other.end)}\n${whole.slice(one.start, one.end)}${whole.slice(other.end)}`;
  if (kind === 'doubled') return copy;
  if (kind === 'gone') return whole.slice(0, one.start) + whole.slice(one.end);
  const shift = one.start < other.end ? 0 : one.end - one.start + 1;
  return copy.slice(0, one.start + shift) + copy.slice(one.end + shift);
}

const fieldsOf = ({ blocks }: PlacedMessage) => blocks[0]?.fields ?? [];

function wordChanged(whole: string, random: Chance): string {
  const words = scan(whole);
  const [to, from] = [random, random].map((chance) => words.range(Math.floor(chance() * words.count)));
  return to === undefined || from === undefined
    ? whole
    : whole.slice(0, to.start) + whole.slice(from.start, from.end) + whole.slice(to.end);
}

/** Other white space between the words, comments between the lines. */
function laidOut(whole: string, random: Chance): string {
  return whole
    .replaceAll(/[ \t]+/gu, () => ' \t'.repeat(1 + Math.floor(random() * 3)))
    .replaceAll(/\n/gu, () => (random() < 0.2 ? `${random() < 0.5 ? '\r' : ''}\n// ${random()}\n` : '\n'));
}

const corpus = process.env['REZBENCH_CORPUS'];

test('[compat.structure.1] two real files: 17 messages differ on the wire', (t) => {
  if (corpus === undefined) return t.skip('no corpus');
  const [official, other] = ['viewer', 'opensim'].map((name) =>
    parseTemplate(readFileSync(path.join(corpus, 'templates', `${name}.message_template.msg`), 'utf8')),
  );
  assert.ok(official !== undefined && other !== undefined);
  for (const [from, to] of [
    [official, other],
    [other, official],
  ] as const) {
    const nodes = structuralDifferences(from, to);
    assert.equal(nodes.filter(({ change }) => change !== 'moved').length, 17);
    const names = new Set(compareTemplates(from, to).changes.map(({ name }) => name.split('.', 1)[0]));
    assert.deepEqual(new Set(nodes.filter(({ change }) => change !== 'moved').map(({ name }) => name)), names);
  }
});

test('[compat.structure.1] ten times as many messages take about ten times as long', () => {
  const [small, large] = [1, 10].map((times) => {
    const whole = Array.from({ length: times }, (_, copy) =>
      builtInTemplateText.replaceAll(/^ {4}(\w+)/gmu, `    $1X${copy}`),
    );
    const one = parseTemplate(whole.join('\n'));
    const two = parseTemplate(whole.toReversed().join('\n').replaceAll('LLUUID', 'U64'));
    return { one, two };
  });
  assert.ok(small !== undefined && large !== undefined);
  const spent = ({ one, two }: typeof small) => {
    structuralDifferences(one, two);
    const start = performance.now();
    structuralDifferences(one, two);
    return performance.now() - start;
  };
  const [short, long] = [spent(small), spent(large)];
  assert.ok(long < short * 50 + 200, `${short} ms, then ${long} ms`);
});
