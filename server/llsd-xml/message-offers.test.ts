// What is offered in a message.xml beside its template.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from '../../protocol/lines.ts';
import { parseTemplate } from '../../protocol/template/parse.ts';
import { markedPoint } from '../../test/support/marked-text.ts';
import { LLSD_XML } from '../languages.ts';
import { MAX_MESSAGES } from './message-offers.ts';

const message = (name: string, number: number, flag = '') =>
  `{ ${name} Low ${number} Trusted Unencoded ${flag} { A Single { X U8 } } }\n`;
const TEMPLATE = `version 2.0\n${message('Hail', 1)}${message('Bye', 2)}${message('Fresh', 3, 'UDPBlackListed')}`;
const HAIL = '<key>Hail</key><map><key>flavor</key><string>template</string></map>';
const xml = (inside: string) =>
  `<llsd><map><key>serverDefaults</key><map><key>simulator</key><string>template</string></map><key>messages</key><map>${HAIL}${inside}</map></map></llsd>`;

function offered(marked: string, template = TEMPLATE) {
  const { text, at } = markedPoint(marked);
  const beside = { description: undefined, partner: { kind: 'template', file: parseTemplate(template) } } as const;
  return LLSD_XML.open(text, new Lines(text)).completion(at, undefined, beside);
}

const MORE = ['<key> and value', '<key>', '</map>'];

const cases: readonly (readonly [marked: string, labels: readonly string[]])[] = [
  [xml('|'), ['Fresh', 'Bye', ...MORE]],
  [xml('<|'), ['Fresh', 'Bye', ...MORE]],
  [xml('<key>|</key>'), ['Fresh', 'Bye']],
  [xml('<key>B|</key>'), ['Fresh', 'Bye']],
  [xml('<key>Bye</key><map>|</map>'), ['flavor', ...MORE]],
  [xml('<key>Bye</key><map><key>flavor</key><string>|</string></map>'), ['llsd', 'template']],
  [xml('<key>Bye</key><map><key>flavor</key><string>ll|</string></map>'), ['llsd', 'template']],
  [xml('<key>Bye</key><map><key>service_name</key><string>|</string></map>'), []],
  ['<llsd><map><key>other</key><map>|</map></map></llsd>', MORE],
];

for (const [marked, labels] of cases)
  test(`[template.complete.4] at ${marked.slice(marked.indexOf(HAIL) + HAIL.length)} is offered: ${labels.join(' ') || 'nothing'}`, () =>
    assert.deepEqual(
      offered(marked).map(({ label }) => label),
      labels,
    ));

test('[template.complete.4] a message comes as a whole entry, with the choice how it travels', () => {
  const [fresh, bye] = offered(xml('|'));
  const flavor = '\t<key>flavor</key>\n\t<string>$' + '{1|llsd,template|}</string>\n';
  assert.equal(fresh?.textEdit?.newText, `<key>Fresh</key>\n<map>\n${flavor}</map>`);
  assert.deepEqual([fresh.detail, bye?.detail], ['dropped if it comes by UDP', 'Low 2']);
});

test(`at most ${MAX_MESSAGES} messages are offered`, () => {
  const many = Array.from({ length: MAX_MESSAGES + 1 }, (_, index) => message(`M${index}`, index + 1)).join('');
  assert.equal(offered(xml('<key>|</key>'), `version 2.0\n${many}`).length, MAX_MESSAGES);
});
