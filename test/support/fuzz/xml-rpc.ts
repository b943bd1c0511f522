// Any text as a call or an answer of XML-RPC.
import assert from 'node:assert/strict';
import { readCall, readResponse, writeFault, writeResponse } from '../../../protocol/xmlrpc.ts';
import { goldenInput, goldenNames } from '../golden.ts';
import { anyText, type Texts } from './damage.ts';
import { grownLlsd } from './grown.ts';
import { type Target, textTarget } from './target.ts';

const TEXTS: Texts = {
  samples: goldenNames('login').map((name) =>
    goldenInput('login', name).split('\n').slice(2).join('\n').slice(0, 2000),
  ),
  // biome-ignore format: as many as fit a line
  pieces: [
    '<?xml version="1.0"?>', '<methodCall>', '</methodCall>', '<methodName>', '</methodName>', '<methodResponse>', '</methodResponse>',
    '<params><param>', '</param></params>', '<value>', '</value>', '<struct>', '</struct>', '<member><name>a</name>', '</member>', '<name/>',
    '<array><data>', '</data></array>', '<int>', '</int>', '<i8>9</i8>', '<double>', '<nil/>', '<base64>', '<dateTime.iso8601>', '<fault>', '&', '&lt;',
    '&#0;', '&#x1F600;', '<!--', '-->', '<![CDATA[', ']]>', '<!DOCTYPE a [<!ENTITY b "c">]>', '<', '>', '"', ' ', '\n', '-1', '1e999', 'é', '\0', '\ud800',
    'toString', '__proto__', '<constructor/>',
  ],
  grown: (draw) => (draw.chance(0.8) ? writeResponse(grownLlsd(draw)) : writeFault(draw.below(100), '<&>')),
};

export const XML_RPC: Target = textTarget({
  name: 'xml-rpc',
  promise: '[login.xmlrpc.1] XML-RPC: nothing throws, and an answer that is read and written is read as the same',
  share: 2,
  make: (draw) => anyText(draw, TEXTS),
  check(text) {
    const call = readCall(text);
    assert.notEqual('problem' in call ? call.problem : call.method, '');
    const answer = readResponse(text);
    if (answer.kind !== 'value') return;
    const written = writeResponse(answer.value);
    const again = readResponse(written);
    if (again.kind === 'problem') assert.match(again.problem, /nested/);
    else assert.equal(again.kind === 'value' && writeResponse(again.value), written);
  },
});
