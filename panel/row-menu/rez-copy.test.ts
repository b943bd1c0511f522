import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileCodec, type LooseMessage } from '../../protocol/packet/codec.ts';
import { writePacket } from '../../protocol/packet/packet.ts';
import { checkRez } from '../../protocol/rez/check.ts';
import { parseRez } from '../../protocol/rez/parse.ts';
import { builtInTemplate } from '../../protocol/template/built-in.ts';
import { Visiting } from '../../test/support/visiting.ts';
import { copyOf } from './copy.ts';

const codec = compileCodec(builtInTemplate());
const AGENT = '1c8a7767-e37b-422e-afb3-85093197cad1';
const OTHER = '99999999-2222-4333-8444-555555555555';
const SESSION = '22222222-3333-4444-8555-666666666666';
const AgentData = { AgentID: AGENT, SessionID: SESSION };

/** A message of somebody else's capture, as it is copied. */
function copied(name: string, blocks: LooseMessage, direction: 'in' | 'out' = 'in'): string {
  const body = codec.encode(name, blocks);
  const bytes = writePacket({ sequence: 9, reliable: true, zerocoded: false, body });
  const facts = { row: 1, time: 0, door: 'udp', circuit: 1, fate: 'handled', name, from: 'a:1', to: 'b:2' } as const;
  const row = { ...facts, direction, size: bytes.length, head: bytes.slice(0, 12), bytes };
  return copyOf('rez', row, codec) ?? assert.fail(name);
}

/** Message, blocks, what its copy has beside its first line. */
const copies: readonly (readonly [string, LooseMessage, RegExp])[] = [
  ['ChatFromViewer', { AgentData }, /^ {2}AgentData {2}AgentID \{\{agent\}\} {2}SessionID \{\{session\}\}$/m],
  [
    'UseCircuitCode',
    { CircuitCode: { Code: 77, SessionID: SESSION, ID: AGENT } },
    /CircuitCode {2}Code \{\{code\}\} {2}SessionID \{\{session\}\} {2}ID \{\{agent\}\}$/m,
  ],
  ['CompleteAgentMovement', { AgentData: { ...AgentData, CircuitCode: 77 } }, /CircuitCode \{\{code\}\}$/m],
  [
    'TeleportLandmarkRequest',
    { Info: { ...AgentData, LandmarkID: OTHER } },
    new RegExp(`AgentID \\{\\{agent\\}\\} {2}SessionID \\{\\{session\\}\\} {2}LandmarkID ${OTHER}$`, 'm'),
  ],
  [
    'ViewerEffect',
    { AgentData, Effect: [{ AgentID: AGENT }, { AgentID: OTHER }] },
    new RegExp(`AgentID \\{\\{agent\\}\\}[^]*AgentID ${OTHER}`),
  ],
  [
    'GodKickUser',
    { UserInfo: { GodID: AGENT, GodSessionID: SESSION, AgentID: OTHER } },
    /GodSessionID \{\{session\}\}/,
  ],
];

for (const [name, blocks, expected] of copies) {
  test(`[rez.variable.2] who sent ${name} stands in its copy as variables`, () => {
    const text = copied(name, blocks);
    assert.match(text, expected);
    assert.ok(!text.includes(SESSION));
    assert.deepEqual(checkRez(parseRez(text), codec), []);
  });
}

test('[rez.variable.2] what is said to a viewer names it as a variable, and everybody else by id', () => {
  const told = copied('AvatarPropertiesReply', { AgentData: { AgentID: AGENT, AvatarID: OTHER } }, 'out');
  assert.match(told, /^viewer <- AvatarPropertiesReply\n {2}AgentData {2}AgentID \{\{agent\}\} {2}AvatarID 99999999/);
  const near = copied('CoarseLocationUpdate', { AgentData: [{ AgentID: AGENT }] }, 'out');
  assert.match(near, new RegExp(`AgentData {2}AgentID ${AGENT}`));
});

/** What somebody said, and what the grid answers it with. */
const asked: readonly (readonly [string, LooseMessage, string])[] = [
  [
    'ChatFromViewer',
    { AgentData, ChatData: { Message: 'copied', Type: 1 } },
    'ChatFromSimulator within 2s where ChatData.Message == copied',
  ],
  ['MoneyBalanceRequest', { AgentData }, 'MoneyBalanceReply within 2s'],
  ['AgentDataUpdateRequest', { AgentData }, 'AgentDataUpdate within 2s where AgentData.FirstName == Ada'],
  [
    'AvatarPropertiesRequest',
    { AgentData: { ...AgentData, AvatarID: AGENT } },
    'AvatarPropertiesReply within 2s where AgentData.AgentID != 00000000-0000-0000-0000-000000000000',
  ],
];

test('[rez.variable.2] a copied message is accepted from whoever sends it', () => {
  const text = asked.map(([name, blocks, answer]) => `${copied(name, blocks)}expect ${answer}\n`).join('###\n');
  const { entries, problems } = parseRez(text);
  assert.deepEqual(problems, []);
  const visiting = new Visiting({ options: { script: entries } }).run();
  const followed = visiting.steps.filter(({ step }) => step.startsWith('line'));
  assert.deepEqual(
    followed.map(({ outcome, words }) => (outcome === 'done' ? outcome : words)),
    asked.flatMap(() => ['done', 'done']),
  );
});
