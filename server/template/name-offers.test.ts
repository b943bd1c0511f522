import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CompletionItemTag } from 'vscode-languageserver';
import { Lines } from '../../protocol/lines.ts';
import { builtInTemplate } from '../../protocol/template/built-in.ts';
import { templateProblems } from '../../protocol/template/check.ts';
import { readMessageXml } from '../../protocol/template/message-xml.ts';
import { parseTemplate } from '../../protocol/template/parse.ts';
import { markedPoint } from '../../test/support/marked-text.ts';
import type { Half } from '../pairs.ts';
import { completion } from './completion.ts';
import { MAX_NAMES } from './name-offers.ts';

/** Two messages; blocks and fields of one name differ. */
const USED = `version 2.0
{ Hail Low 1 NotTrusted Unencoded
  { AgentData Single { AgentID LLUUID } { SessionID LLUUID } }
  { Other Multiple 4 { Text Variable 1 } } }
{ Bye Low 2 NotTrusted Unencoded
  { AgentData Single { AgentID LLUUID } { Text Variable 2 } }
  { Other Variable { Text Variable 2 } } }
`;
const OPEN = '{ Ask Low 3 NotTrusted Unencoded';

function offered(marked: string, partner?: Half) {
  const { text, at } = markedPoint(marked);
  return completion({ file: parseTemplate(text), lines: new Lines(text), partner }, at);
}

const put = (marked: string, partner?: Half) =>
  offered(marked, partner).flatMap(({ textEdit }) => (textEdit === undefined ? [] : [textEdit.newText]));

const cases: readonly (readonly [where: string, marked: string, texts: readonly string[]])[] = [
  ['blocks with their usual quantity', `${USED}${OPEN} { |`, ['AgentData Single', 'Other Multiple 4']],
  ['blocks by their first letter', `${USED}${OPEN} { O| } }`, ['Other Multiple 4']],
  [
    'fields with their usual type',
    `${USED}${OPEN} { AgentData Single { | } } }`,
    ['Text Variable 2', 'AgentID LLUUID', 'SessionID LLUUID'],
  ],
  [
    'only the name where something stands behind it',
    `${USED}${OPEN} { AgentData Single { | U8 } } }`,
    ['Text', 'AgentID', 'SessionID'],
  ],
  ['only the name of a block that has a quantity', `${USED}${OPEN} { A| Variable`, ['AgentData']],
  ['no block twice', `${USED}${OPEN} { Other Single } { | } }`, ['AgentData Single']],
  [
    'no field twice in its block',
    `${USED}${OPEN} { A Single { Text U8 } } { AgentData Single { AgentID LLUUID } { | } { SessionID LLUUID } } }`,
    ['Text Variable 2'],
  ],
  ['no field twice in a block that is not closed', `${USED}${OPEN} { A Single { AgentID LLUUID }\n  { A|`, []],
  [
    'nothing that would be a mistake',
    `version 2.0\n${OPEN} { A Single { X UUID } { Y Variable } { Z U8 4 } { W U8 } } { B Single { |`,
    ['W U8'],
  ],
  ['no block that would be one', `version 2.0\n${OPEN} { A Sngle { X U8 } } { B Multiple { Y U8 } } { |`, []],
  ['not the field itself', `version 2.0\n${OPEN} { A Single { Own| U8 } } }`, []],
];

for (const [where, marked, texts] of cases) {
  test(`[template.complete.1] names are offered: ${where}`, () => assert.deepEqual(put(marked), texts));
}

const usual: readonly (readonly [marked: string, first: string])[] = [
  [`${USED}${OPEN} { A Single { AgentID |`, 'LLUUID'],
  [`${USED}${OPEN} { A Single { AgentID U| } } }`, 'LLUUID'],
  [`${USED}${OPEN} { A Single { Text Variable |`, '2'],
  [`${USED}${OPEN} { A Single { New |`, 'U8'],
  [`${USED}${OPEN} { Other | { X U8 } } }`, 'Multiple'],
  [`${USED}{ More Low 4 NotTrusted Unencoded { Other Variable { X U8 } } }\n${OPEN} { Other |`, 'Variable'],
  [`version 2.0\n${OPEN} { A Single { Own | LLUUID } } }`, 'U8'],
];

for (const [marked, first] of usual)
  test(`[template.complete.5] what stands behind a name elsewhere comes first: ${marked.slice(marked.lastIndexOf(OPEN))}`, () =>
    assert.equal(offered(marked)[0]?.label, first));

test('[template.complete.1] messages of the built-in template that the file lacks come with their headers', () => {
  const [first, second] = builtInTemplate().messages;
  assert.ok(first !== undefined && second !== undefined);
  const texts = put('version 2.0\n{ |');
  assert.equal(texts.length, MAX_NAMES);
  for (const text of texts) {
    const errors = templateProblems(parseTemplate(`version 2.0\n{ ${text} }`)).filter(
      ({ severity }) => severity === 'error',
    );
    assert.deepEqual(errors, [], text);
  }
  assert.ok(texts[0]?.startsWith(`${first.name} ${first.frequency} `));
  const taken = put(`version 2.0\n{ Mine ${first.frequency} ${first.number} Trusted Unencoded }\n{ |`);
  assert.equal(taken[0], first.name);
  const there = put(`version 2.0\n{ ${first.name} Low 9 Trusted Unencoded }\n{ |`);
  assert.ok(there[0]?.startsWith(`${second.name} `));
  assert.equal(put('version 2.0\n{ | Low 1 Trusted Unencoded }')[0], first.name);
});

test('[template.complete.1] what message.xml lists and the template lacks comes first', () => {
  const entry = (name: string) => `<key>${name}</key><map><key>flavor</key><string>template</string></map>`;
  const entries = ['Hail', 'Fresh', 'no name'].map(entry).join('');
  const file = readMessageXml(`<llsd><map><key>messages</key><map>${entries}</map></map></llsd>`);
  const [first] = offered(`${USED}{ |`, { kind: 'message-xml', file });
  assert.equal(first?.label, 'Fresh');
  assert.match(JSON.stringify(first?.documentation), /Listed in message\.xml as template/u);
  assert.equal(offered(`${USED}{ F|`, { kind: 'message-xml', file })[0]?.label, 'Fresh');
});

test('[template.complete.2] messages that the viewer drops, or should not get by UDP, are struck through', () => {
  const struck = offered('version 2.0\n{ |').filter(({ tags }) => tags?.includes(CompletionItemTag.Deprecated));
  const flagged = builtInTemplate().messages.filter(({ flag }) => flag !== undefined);
  assert.equal(struck.length, flagged.filter(({ name }) => struck.some(({ label }) => label === name)).length);
  assert.ok(
    struck.some(({ label }) => label === flagged[0]?.name),
    flagged[0]?.name,
  );
  const xml = readMessageXml(
    `<llsd><map><key>messages</key><map><key>${flagged[0]?.name}</key><map><key>flavor</key><string>llsd</string></map></map></map></llsd>`,
  );
  const [listed] = offered('version 2.0\n{ |', { kind: 'message-xml', file: xml });
  assert.deepEqual([listed?.label, listed?.tags], [flagged[0]?.name, [CompletionItemTag.Deprecated]]);
});
