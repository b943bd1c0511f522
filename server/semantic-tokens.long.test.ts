// Colours as numbers, whatever is edited: what is sent of them leads to those of the text as it is now.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from '../protocol/lines.ts';
import { builtInTemplateText } from '../protocol/template/built-in.ts';
import { seeded } from '../test/support/seeded.ts';
import { TEMPLATE } from './languages.ts';
import { encodeTokens, TokenHistory } from './semantic-tokens.ts';

const SEED = 50_021;
const EDITS = 400;
const PUT = ['{', '}', ' ', '\n', '\r\n', '', 'X', ' U8 ', '// 😀 ', '/', 'Single', '{ Y F32 }\n', '\u00a0', '/* '];
const TEXT = builtInTemplateText.slice(0, builtInTemplateText.indexOf('\n}\n', 4000) + 3);

test(`after ${EDITS} random edits the differences have led to the colours of a fresh reading (seed ${SEED})`, () => {
  const random = seeded(SEED);
  const upTo = (most: number): number => Math.floor(random() * most);
  const history = new TokenHistory();
  let open = TEMPLATE.open(TEXT, new Lines(TEXT));
  let { text, told } = { text: TEXT, told: history.whole('u', encodeTokens(open.tokens(), new Lines(TEXT))) };
  for (let edit = 0; edit < EDITS; edit += 1) {
    const at = upTo(text.length + 1);
    text = text.slice(0, at) + (PUT[upTo(PUT.length)] ?? '') + text.slice(at + upTo(8));
    const lines = new Lines(text);
    open = open.again(text, lines);
    const answer = history.since(told.resultId ?? '', 'u', encodeTokens(open.tokens(), lines));
    assert.ok('edits' in answer);
    const data = [...told.data];
    for (const { start, deleteCount, data: put = [] } of answer.edits.toReversed())
      data.splice(start, deleteCount, ...put);
    const fresh = encodeTokens(TEMPLATE.open(text, lines).tokens(), lines);
    assert.deepEqual(data, fresh, `edit ${edit} in ${JSON.stringify(text)}`);
    told = { data, ...(answer.resultId === undefined ? {} : { resultId: answer.resultId }) };
  }
});
