import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sameWireContract } from './compare.ts';
import { parseTemplate } from './parse.ts';

const BASE = `version 2.0
{ Chat Low 1 Trusted Unencoded { A Single { X U8 } { Y Variable 1 } } { B Multiple 2 { Z F32 } } }
{ Talk Low 2 Trusted Zerocoded }
`;

const changes: readonly (readonly [from: string, to: string, differences: readonly string[]])[] = [
  ['Low 1', 'Low 0x01', []],
  ['Chat', 'Chat // a comment\n', []],
  ['Low 1', 'High 1', ['Chat: frequency is Low and High']],
  ['Low 1', 'Low 3', ['Chat: number is 1 and 3']],
  ['Low 1 Trusted', 'Low 1 NotTrusted', ['Chat: trusted is true and false']],
  ['Zerocoded', 'Unencoded', ['Talk: zerocoded is true and false']],
  ['Zerocoded', 'Zerocoded UDPDeprecated', ['Talk: flag is undefined and UDPDeprecated']],
  ['Talk', 'Walk', ['Talk is missing', 'Walk is new']],
  ['A Single', 'A Variable', ['Chat.A: quantity is Single and Variable', 'Chat.A: count is 1 and 0']],
  ['Multiple 2', 'Multiple 3', ['Chat.B: count is 2 and 3']],
  ['X U8', 'X S8', ['Chat.A.X: type is U8 and S8']],
  ['Variable 1', 'Variable 2', ['Chat.A.Y: size is 1 and 2']],
  ['{ Z F32 }', '{ Z F32 } { W U8 }', ['Chat.B: W is on one side only']],
  ['X U8', 'V U8', ['Chat.A: X stands where V stands']],
  ['{ Talk Low 2', '{ Talk Low 2 Trusted Zerocoded } { Talk Low 2', ['Talk is there twice']],
];

for (const [from, to, differences] of changes) {
  test(`[template.contract.1] ${from} against ${to.trim()}: ${differences.join(', ') || 'the same'}`, () => {
    const [base, current] = [BASE, BASE.replace(from, to)].map((text) => parseTemplate(text).template);
    assert.ok(base && current);
    assert.deepEqual(sameWireContract(base, current), differences);
  });
}
