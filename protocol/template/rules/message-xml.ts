// MT092 to MT095: a template and the viewer's message.xml beside it, which says what travels by HTTP. The last of them
// needs no template.
import type { Fix, Problem, Range, Related } from '../../text.ts';
import type { Severities } from '../check.ts';
import type { MessageXml, MessageXmlEntry } from '../message-xml.ts';
import type { TemplateFile, Word } from '../placed.ts';
import { ProblemList, quote } from '../problem-list.ts';
import { suggestion } from '../suggestion.ts';
import type { RuleWords } from './rule.ts';
import { hint, isOn, rangeOf, related, replacement, unknownWord, warning, withSeverity } from './rule.ts';

/** A template and the message.xml beside it. */
export interface Pair {
  readonly file: TemplateFile;
  readonly xml: MessageXml;
}

/** MT092: what of the template does not fit to its message.xml, in the order of the template. */
export const checkTemplateOf = (pair: Pair, severities: Severities = {}): readonly Problem[] =>
  found(TEMPLATE_RULES, pair, severities);

/** MT093 and MT094: what of the message.xml does not fit to its template, in the order of the message.xml. */
export const checkMessageXmlOf = (pair: Pair, severities: Severities = {}): readonly Problem[] =>
  found(XML_RULES, pair, severities);

/** MT095: what is wrong with the entries of a message.xml whatever the template, in file order. */
export const checkMessageXml = (xml: MessageXml, severities: Severities = {}): readonly Problem[] =>
  found(LONE_RULES, xml, severities);

interface RuleAbout<Subject> extends RuleWords {
  readonly check: (subject: Subject) => Iterable<Problem>;
}

const TEMPLATE_RULES: readonly RuleAbout<Pair>[] = [
  { code: 'MT092', severity: 'warning', title: 'A UDPBlackListed message is llsd in message.xml.', check: otherWay },
];

const XML_RULES: readonly RuleAbout<Pair>[] = [
  {
    code: 'MT093',
    severity: 'warning',
    title: 'A message that is template in message.xml is in the template.',
    check: isKnown,
  },
  {
    code: 'MT094',
    severity: 'hint',
    title: 'trusted-sender in message.xml agrees with the trust in the template.',
    isOff: true,
    check: sameTrust,
  },
];

const LONE_RULES: readonly RuleAbout<MessageXml>[] = [
  {
    code: 'MT095',
    severity: 'warning',
    title: 'message.xml names each message once, with a known flavor.',
    check: onceAndKnown,
  },
];

export const MESSAGE_XML_RULES: readonly RuleWords[] = [...TEMPLATE_RULES, ...XML_RULES, ...LONE_RULES];

function found<Subject>(
  rules: readonly RuleAbout<Subject>[],
  subject: Subject,
  severities: Severities,
): readonly Problem[] {
  const problems = new ProblemList();
  for (const rule of rules) {
    if (!isOn(rule, severities)) continue;
    for (const problem of rule.check(subject)) {
      problems.add(withSeverity(problem, severities));
      if (problems.isFull) return problems.found;
    }
  }
  return problems.found;
}

function* otherWay({ file, xml }: Pair): Iterable<Problem> {
  const byHttp = new Set(xml.entries.filter(({ flavor }) => flavor?.text === 'llsd').map(({ name }) => name.text));
  const listed = new Map(xml.entries.map((entry) => [entry.name.text, entry]));
  for (const { message, words } of file.messages) {
    if (message.flag !== 'UDPBlackListed' || words.flag === undefined || byHttp.has(message.name)) continue;
    const sentence = `The viewer drops ${quote(message.name)} by UDP, and message.xml does not make it llsd: it cannot arrive.`;
    const entry = listed.get(message.name);
    yield warning('MT092', sentence, words.flag, {
      related: inPartner('message.xml says otherwise here.', entry?.flavor ?? entry?.name),
      fixes: makeLlsd(message.name, entry, xml),
    });
  }
}

/** Another flavor for what is listed, else an entry behind the last one; none if neither has a place. */
function makeLlsd(name: string, entry: MessageXmlEntry | undefined, { entries }: MessageXml): readonly Fix[] {
  const last = entries.at(-1)?.range.end;
  const place = entry === undefined && last !== undefined ? { start: last, end: last } : undefined;
  const range = place ?? (entry?.flavor?.text === '' ? undefined : entry?.flavor);
  if (range === undefined) return [];
  const text =
    entry === undefined ? `\n<key>${name}</key>\n<map>\n  <key>flavor</key>\n  <string>llsd</string>\n</map>` : 'llsd';
  return [{ ...replacement(`Make ${quote(name)} llsd in message.xml`, range, text), in: 'partner' }];
}

/** Finding the nearest of many names takes its time, and a file with more such entries belongs to another template. */
export const MAX_SUGGESTED = 20;

function* isKnown({ file, xml }: Pair): Iterable<Problem> {
  const known = new Set(file.messages.map(({ message }) => message.name));
  const listed = new Set(xml.entries.map(({ name }) => name.text));
  const free = [...known].filter((name) => !listed.has(name));
  let count = 0;
  for (const { name, flavor } of xml.entries) {
    if (flavor?.text !== 'template' || known.has(name.text)) continue;
    count += 1;
    yield unknownMessage(name, count > MAX_SUGGESTED ? undefined : suggestion(name.text, free));
  }
}

function unknownMessage(name: Word, meant: string | undefined): Problem {
  const sentence = `The template has no message ${quote(name.text)}`;
  if (meant === undefined) return warning('MT093', `${sentence}.`, name);
  const fixes = [replacement(`Change to ${meant}`, name, meant)];
  return warning('MT093', `${sentence}; did you mean ${meant}?`, name, { fixes });
}

function* sameTrust({ file, xml }: Pair): Iterable<Problem> {
  const messages = new Map(file.messages.map((placed) => [placed.message.name, placed]));
  for (const { name, trustedSender } of xml.entries) {
    const placed = messages.get(name.text);
    if (trustedSender === undefined || placed === undefined) continue;
    const inTemplate = placed.message.trusted;
    const inXml = trustedSender.text === 'true' || trustedSender.text === '1';
    if (inXml === inTemplate) continue;
    const word = inTemplate ? 'Trusted' : 'NotTrusted';
    yield hint('MT094', `message.xml says trusted-sender ${inXml}, the template says ${word}.`, trustedSender, {
      related: inPartner(`The template says ${word} here.`, placed.words.trust),
      fixes: [replacement(`Change to ${inTemplate}`, trustedSender, String(inTemplate))],
    });
  }
}

/** A place in the other one of the two files; none if what is meant is not there. */
const inPartner = (message: string, place: Range | undefined): readonly Related[] =>
  place === undefined ? [] : [{ ...related(message, place), in: 'partner' }];

export const FLAVORS = ['llsd', 'template'] as const;

function* onceAndKnown(xml: MessageXml): Iterable<Problem> {
  const first = new Map<string, MessageXmlEntry>();
  for (const entry of xml.entries) {
    const { name, flavor } = entry;
    if (flavor?.text === '') yield warning('MT095', `A flavor (${FLAVORS.join(' or ')}) belongs here.`, flavor);
    else if (flavor !== undefined && !FLAVORS.some((known) => known === flavor.text))
      yield { ...unknownWord('MT095', 'flavor', flavor, FLAVORS), severity: 'warning' };
    const earlier = first.get(name.text);
    first.set(name.text, earlier ?? entry);
    if (earlier === undefined) continue;
    yield warning('MT095', `${quote(name.text)} is listed twice; only one of the two counts.`, rangeOf(name), {
      related: [related(`${quote(name.text)} is listed here.`, earlier.name)],
      fixes: [replacement('Remove this entry', entry.range, '')],
    });
  }
}
