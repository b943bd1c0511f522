// Reading and checking a whole message template, as after every pause in typing; and comparing it with what it was before.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { builtInTemplateText } from '../../protocol/template/built-in.ts';
import { checkTemplate } from '../../protocol/template/check.ts';
import { compareTemplates } from '../../protocol/template/compatibility/compatibility.ts';
import { parseTemplate } from '../../protocol/template/parse.ts';
import { corpus } from './corpus.ts';
import type { Figure } from './figure.ts';
import { processorTime } from './measure.ts';
import type { NamedText } from './texts.ts';
import { enlarged, TIMES, theTemplate } from './texts.ts';

export function measureTemplates(): readonly Figure[] {
  const large = enlarged(theTemplate);
  // One after the other: what the large text leaves to the collector is no work of the other one.
  const [usual, tenfold] = [theTemplate, large].map(timesOf);
  if (usual === undefined || tenfold === undefined) throw new Error('two texts have two times');
  const linear = { name: `${TIMES} times the figure above`, values: usual.ours.map((ms) => TIMES * ms) };
  return [
    figure(theTemplate, usual.ours, [wordsPeer(usual.bare)]),
    figure(large, tenfold.ours, [linear, wordsPeer(tenfold.bare)]),
  ];
}

const timesOf = (template: NamedText) =>
  processorTime({ ours: () => problemsOf(template), bare: () => wordsOf(template) });

const figure = ({ name }: NamedText, values: readonly number[], against: Figure['against']): Figure => ({
  what: `parse and check ${name}`,
  unit: 'ms of processor time',
  values,
  against,
});

const wordsPeer = (values: readonly number[]) => ({ name: 'splitting the text into words', values });

function problemsOf({ text }: NamedText): number {
  const file = parseTemplate(text);
  return file.problems.length + checkTemplate(file).length;
}

const wordsOf = ({ text }: NamedText): number => text.split(/\s+/).length;

/** Two templates that were read: the viewer's and a simulator's where the corpus is, else the built-in one and itself. */
export function measureComparing(): readonly Figure[] {
  const [base, current] = [simulatorText(), theTemplate.text].map((text) => parseTemplate(text));
  if (base === undefined || current === undefined) throw new Error('two texts are two files');
  const { ours, bare } = processorTime({
    ours: () => compareTemplates(base, current).changes.length,
    bare: () => JSON.stringify(base.template) === JSON.stringify(current.template),
  });
  const what = `compare the ${base.messages.length} messages of one template with the ${current.messages.length} of another`;
  const against = [{ name: 'writing both as JSON', values: bare }];
  return [{ what, unit: 'ms of processor time', values: ours, against }];
}

const simulatorText = (): string =>
  corpus === undefined
    ? builtInTemplateText
    : readFileSync(path.join(corpus, 'templates/opensim.message_template.msg'), 'utf8');
