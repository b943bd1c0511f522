// Any text as the body of an exchange in two captures that are compared.
import assert from 'node:assert/strict';
import { differences, type Told } from '../../../capture/compare/captures.fixture.ts';
import { writeLlsdXml } from '../../../protocol/llsd/xml.ts';
import { anyText, type Texts } from './damage.ts';
import { grownLlsd } from './grown.ts';
import { type Target, textTarget } from './target.ts';

const TEXTS: Texts = {
  samples: [
    '<llsd><map><key>sim_port</key><integer>13000</integer><key>id</key><uuid>11111111-1111-4111-8111-111111111111</uuid></map></llsd>',
  ],
  // biome-ignore format: as many as fit a line
  pieces: [
    '<key>', '</key>', '<name>', '</name>', '<key/>', '<', '>', '</', 'sim_port', 'parent_id', 'seconds_since_epoch', '0', '127.0.0.1:9000', 'localhost:1',
    'http://1.2.3.4:5/cap/abc/', '/caps/', '11111111-1111-4111-8111-111111111111', '00000000-0000-0000-0000-000000000000', ' ', '\n', '*', '\ud800', 'toString', '__proto__',
  ],
  grown: (draw) => writeLlsdXml(grownLlsd(draw)),
};

const said = (text: string): Told => ({ door: 'caps', name: 'Seed', circuit: 0, request: text, reply: text });

export const COMPARED_BODY: Target = textTarget({
  name: 'compared-body',
  promise: '[compare.text.2] a body: nothing throws, what is the same is equal, and what is not says where',
  share: 2,
  make: (draw) => anyText(draw, TEXTS),
  check(text) {
    assert.equal(differences([said(text)], [said(text)]).equal, true);
    const { changes, equal } = differences([said(text)], [said(`${text}<key>more</key><string>more</string>`)]);
    if (!equal) assert.notEqual(changes[0]?.values.length, 0);
  },
});
