import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { markedRange } from '../../../test/support/marked-text.ts';
import { applyEdits } from '../../apply-edits.ts';
import type { Severities } from '../check.ts';
import { readMessageXml } from '../message-xml.ts';
import { parseTemplate } from '../parse.ts';
import {
  checkMessageXml,
  checkMessageXmlOf,
  checkTemplateOf,
  MAX_SUGGESTED,
  MESSAGE_XML_RULES,
} from './message-xml.ts';

const template = (words = '') => `version 2.0
{
    Chat Low 1 Trusted Unencoded ${words}
}
`;
const entry = (name: string, words: string) => `<key>${name}</key><map>${words}</map>\n`;
const flavor = (word: string) => `<key>flavor</key><string>${word}</string>`;
const trusted = (word: string) => `<key>trusted-sender</key><boolean>${word}</boolean>`;
const xml = (...entries: readonly string[]) =>
  `<?xml version="1.0"?><llsd><map><key>serverDefaults</key><map>${entry('Nobody', flavor('template'))}</map>
<key>messages</key><!-- all --><map>${entries.join('')}</map>
<key>messageBans</key><map><key>trusted</key><map>${flavor('odd')}</map></map></map></llsd>`;

const CHAT = entry('Chat', flavor('llsd'));
const BLACK = template('UDPBlackListed');

/** Code, severity, template and message.xml with the place marked in one of them, and a message.xml that is fine. */
const cases: readonly (readonly [code: string, severity: string, template: string, xml: string, good: string])[] = [
  ['MT092', 'warning', template('«UDPBlackListed»'), xml(), xml(CHAT)],
  ['MT092', 'warning', template('«UDPBlackListed»'), xml(entry('Chat', flavor('template'))), xml(CHAT)],
  ['MT093', 'warning', template(), xml(entry('«Hail»', flavor('template'))), xml(entry('Hail', flavor('llsd')))],
  ['MT093', 'warning', template(), xml(entry('«chat»', flavor(' template '))), xml(entry('Chat', flavor('template')))],
  ['MT094', 'hint', template(), xml(entry('Chat', trusted('«false»'))), xml(entry('Chat', trusted('true')))],
  ['MT094', 'hint', template(), xml(entry('Chat', trusted(' «0» '))), xml(entry('Hail', trusted('0')))],
  [
    'MT094',
    'hint',
    template().replace('Trusted', 'NotTrusted'),
    xml(entry('Chat', flavor('llsd') + trusted('«true»'))),
    xml(CHAT),
  ],
  ['MT095', 'warning', BLACK, xml(CHAT, entry('Hail', flavor('«xml»'))), xml(CHAT, entry('Hail', flavor('llsd')))],
  ['MT095', 'warning', BLACK, xml(CHAT, entry('«Chat»', flavor('llsd'))), xml(CHAT, entry('Chats', flavor('llsd')))],
  ['MT095', 'warning', template(), xml(entry('Chat', '<key>flavor</key><string>«»</string>')), xml(CHAT)],
  ['MT095', 'warning', template(), xml(entry('Chat', '<key>flavor</key>«<string/>»')), xml(CHAT)],
  [
    'MT095',
    'warning',
    template(),
    xml('<key>Chat</key><map/>', '<key>«Chat»</key><map/>'),
    xml('<key>Chat</key><map/>'),
  ],
];

const ON = { MT094: 'hint' } as const;

/** What is found in both files, in the second also without the first. */
function checkBoth(template: string, xmlText: string, severities?: Severities) {
  const messageXml = readMessageXml(xmlText);
  const pair = { file: parseTemplate(template), xml: messageXml };
  return {
    template: checkTemplateOf(pair, severities),
    messageXml: [...checkMessageXmlOf(pair, severities), ...checkMessageXml(messageXml, severities)],
  };
}

for (const [code, severity, templateText, xmlText, good] of cases) {
  test(`${code} ${severity}: ${templateText.slice(12).replaceAll(/\s+/gu, ' ')} with ${xmlText.split('\n')[2]}`, () => {
    const isInTemplate = templateText.includes('«');
    const { text, start, end } = markedRange(isInTemplate ? templateText : xmlText);
    const own = isInTemplate ? text : templateText;
    const bad = checkBoth(own, isInTemplate ? xmlText : text, ON);
    const expected = [[code, severity, { start, end }]];
    const shown = (problems: typeof bad.template) =>
      problems.map((problem) => [problem.code, problem.severity, problem.range]);
    assert.deepEqual(shown(bad.template), isInTemplate ? expected : []);
    assert.deepEqual(shown(bad.messageXml), isInTemplate ? [] : expected);
    assert.deepEqual(checkBoth(own, good, ON), { template: [], messageXml: [] });
  });
}

test('a flavor that is not there is asked for', () => {
  const [problem] = checkBoth(template(), xml(entry('Chat', flavor('')))).messageXml;
  assert.equal(problem?.message, 'A flavor (llsd or template) belongs here.');
});

test('every rule about both files has a case', () => {
  assert.deepEqual([...new Set(cases.map(([code]) => code))], MESSAGE_XML_RULES.map(({ code }) => code).toSorted());
});

test('rules that are off are silent, and any can be silenced or changed', () => {
  const pair = xml(entry('Chat', trusted('false')));
  const codes = (severities: Severities) => {
    const { template: first, messageXml } = checkBoth(BLACK, pair, severities);
    return [...first, ...messageXml].map(({ code, severity }) => `${code} ${severity}`);
  };
  assert.deepEqual(codes({}), ['MT092 warning']);
  assert.deepEqual(codes({ MT092: 'off' }), []);
  assert.deepEqual(codes({ MT092: 'error', MT094: 'warning' }), ['MT092 error', 'MT094 warning']);
});

test('a message that is listed twice names its first place, and one llsd of two is enough', () => {
  const text = xml(entry('Chat', flavor('template')), CHAT);
  const { template: first, messageXml } = checkBoth(BLACK, text);
  assert.deepEqual(first, []);
  const [range] = messageXml.flatMap(({ related = [] }) => related.map((place) => place.range));
  assert.deepEqual([range?.start, range?.end], [text.indexOf('Chat'), text.indexOf('Chat') + 4]);
});

test('a message that is nearly in the template is offered, unless it is listed already', () => {
  const fixesOf = (...names: readonly string[]) =>
    checkBoth(template(), xml(...names.map((name) => entry(name, flavor('template'))))).messageXml.map(
      ({ message, fixes = [] }) => [message, ...fixes.flatMap(({ edits }) => edits.map(({ text }) => text))],
    );
  assert.deepEqual(fixesOf('Chet'), [['The template has no message Chet; did you mean Chat?', 'Chat']]);
  assert.deepEqual(fixesOf('Chet', 'Chat'), [['The template has no message Chet.']]);
  assert.deepEqual(fixesOf('Whisper'), [['The template has no message Whisper.']]);
});

test(`at most ${MAX_SUGGESTED} messages are offered`, () => {
  const names = Array.from({ length: MAX_SUGGESTED + 1 }, (_, index) => entry(`Chat${index % 10}`, flavor('template')));
  const { messageXml } = checkBoth(template(), xml(...names), { MT095: 'off' });
  assert.deepEqual(
    messageXml.map(({ fixes }) => fixes !== undefined),
    names.map((_, index) => index < MAX_SUGGESTED),
  );
});

test('what the other file says instead is pointed at in it', () => {
  const text = xml(entry('Chat', flavor('template') + trusted('false')));
  const { template: first, messageXml } = checkBoth(BLACK, text, ON);
  const places = [...first, ...messageXml].map(({ code, related: [place, ...more] = [] }) => {
    const other = code === 'MT092' ? text : BLACK;
    return [code, place?.in, place && other.slice(place.range.start, place.range.end), more];
  });
  assert.deepEqual(places, [
    ['MT092', 'partner', 'template', []],
    ['MT094', 'partner', 'Trusted', []],
  ]);
  assert.deepEqual(checkBoth(BLACK, xml()).template[0]?.related, []);
  const bare = checkBoth(BLACK, xml(entry('Chat', ''))).template[0]?.related?.[0]?.range;
  assert.equal(bare?.end, xml(entry('Chat', '')).indexOf('</key><map></map>'));
});

test('an entry reaches from its key to the end of its map, and belongs to nobody behind it', () => {
  const texts = [CHAT, entry('Hail', `<key>deep</key><map>${flavor('odd')}</map>`), '<key>Bye</key><map/>'];
  const text = xml(...texts, `<map>${flavor('llsd')}</map>`);
  const { entries, hasMessages } = readMessageXml(text);
  assert.deepEqual(
    entries.map(({ name, range, flavor: word }) => [name.text, text.slice(range.start, range.end), word?.text]),
    [
      ['Chat', texts[0]?.trim(), 'llsd'],
      ['Hail', texts[1]?.trim(), undefined],
      ['Bye', texts[2], undefined],
    ],
  );
  assert.deepEqual(
    [hasMessages, readMessageXml(xml()).hasMessages, readMessageXml('<llsd><map/></llsd>').hasMessages],
    [true, true, false],
  );
});

const odd = ['', '<', '<llsd>', '<llsd><map><key>messages', xml().slice(0, -30), '<llsd><array><map/></array></llsd>'];
for (const text of odd) {
  test(`no message.xml at all is no entry: ${JSON.stringify(text.slice(-40))}`, () =>
    assert.deepEqual(readMessageXml(text).entries, []));
}

test('what is wrong with the file as LLSD is told', () => {
  assert.deepEqual(
    readMessageXml('<llsd><map><key>messages</key></map></llsd>').problems.map(({ code }) => code),
    ['LS024'],
  );
});

test("of the viewer's own files one message is listed twice; twelve messages are trusted in one of them only", (t) => {
  const folder = process.env['REZBENCH_CORPUS'];
  if (folder === undefined) return t.skip('no corpus');
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const text = read('llsd/message.xml');
  const found = readMessageXml(text);
  assert.equal(found.entries.length, 70);
  const pair = { file: parseTemplate(read('templates/viewer.message_template.msg')), xml: found };
  assert.deepEqual([checkTemplateOf(pair), checkMessageXmlOf(pair)], [[], []]);
  assert.deepEqual(
    checkMessageXml(found).map(({ message }) => message),
    ['LandStatReply is listed twice; only one of the two counts.'],
  );
  const all = checkMessageXmlOf(pair, { MT094: 'hint' });
  assert.equal(all.length, 12);
});

test('MT092 is mended in message.xml: another flavor, or an entry behind the last one', () => {
  const mended = (xmlText: string) => {
    const [fix] = checkBoth(BLACK, xmlText).template.flatMap(({ fixes = [] }) => fixes);
    assert.equal(fix?.in, 'partner');
    return applyEdits(xmlText, fix?.edits ?? []);
  };
  for (const entries of [entry('Chat', flavor('template')), entry('Hail', flavor('llsd'))])
    assert.deepEqual(checkBoth(BLACK, mended(xml(entries))), { template: [], messageXml: [] });
  assert.deepEqual(checkBoth(BLACK, xml()).template[0]?.fixes, []);
});

test('MT095 is mended by removing what is listed twice', () => {
  const twice = xml(CHAT, entry('Chat', flavor('template')));
  const [fix] = checkBoth(BLACK, twice).messageXml.flatMap(({ fixes = [] }) => fixes);
  assert.deepEqual(checkBoth(BLACK, applyEdits(twice, fix?.edits ?? [])), { template: [], messageXml: [] });
});
