import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../../../protocol/bytes.ts';
import { bodyOf, loginOf, messageOf, onlyTold, PEOPLE, START, script, stage } from '../testing/stage.ts';
import { MAX_CHAT_BYTES } from './chat.ts';

const [WHISPER, SAY, SHOUT, START_TYPING, STOP_TYPING, DEBUG] = [0, 1, 2, 4, 5, 6];

const ranges: readonly [type: number | undefined, metres: number, hears: boolean][] = [
  [WHISPER, 10, true],
  [WHISPER, 10.1, false],
  [SAY, 20, true],
  [SAY, 20.1, false],
  [SHOUT, 100, true],
  [SHOUT, 100.1, false],
];
for (const [type, metres, hears] of ranges) {
  test(`[chat.range.1] chat of type ${type} is ${hears ? '' : 'not '}heard at ${metres} m, and by the speaker`, () => {
    const { arrive, hear } = stage();
    arrive('Ada', [100, 100, 0]);
    arrive('Ben', [100 + metres, 100, 0]);
    const says = hear('Ada', 'ChatFromViewer', { ChatData: { Message: 'Hello', Type: type ?? 0, Channel: 0 } });
    const expected = ['Ada < ChatFromSimulator', ...(hears ? ['Ben < ChatFromSimulator'] : []), 'event chat'];
    assert.deepEqual(script(says), expected);
  });
}

test('[chat.say.1] a listener learns who spoke, what and where', () => {
  const { arrive, hear } = stage();
  arrive('Ada', [100, 100, 0]);
  arrive('Ben', [105, 100, 0]);
  const says = hear('Ada', 'ChatFromViewer', { ChatData: { Message: 'Grüße 👋', Type: 1, Channel: 0 } });
  const heard = onlyTold(says, 'Ben', 'ChatFromSimulator');
  assert.equal(heard.text('ChatData', 'FromName'), 'Ada Sandbox');
  assert.equal(heard.text('ChatData', 'Message'), 'Grüße 👋');
  assert.equal(heard.bytes('ChatData', 'Message').at(-1), 0);
  assert.equal(heard.uuid('ChatData', 'SourceID'), PEOPLE.Ada.id);
  assert.equal(heard.u8('ChatData', 'SourceType'), 1);
  assert.equal(heard.u8('ChatData', 'ChatType'), 1);
  assert.equal(heard.u8('ChatData', 'Audible'), 1);
  assert.deepEqual(heard.vector('ChatData', 'Position').slice(0, 2), [100, 100]);
  assert.deepEqual(says.at(-1), {
    kind: 'event',
    event: { event: 'chat', agent: 'Ada Sandbox', region: 'Meadow', text: 'Grüße 👋' },
  });
});

for (const type of [START_TYPING, STOP_TYPING]) {
  test(`[chat.type.1] typing (${type}) is told to others without a text`, () => {
    const { arrive, hear } = stage();
    arrive('Ada', [100, 100, 0]);
    arrive('Ben', [105, 100, 0]);
    arrive('Cleo', [125, 100, 0]);
    const says = hear('Ada', 'ChatFromViewer', { ChatData: { Message: 'secret', Type: type ?? 0, Channel: 0 } });
    assert.deepEqual(script(says), ['Ben < ChatFromSimulator']);
    const heard = onlyTold(says, 'Ben', 'ChatFromSimulator');
    assert.equal(heard.u8('ChatData', 'ChatType'), type);
    assert.equal(heard.text('ChatData', 'Message'), '');
  });
}

const unheard: readonly [title: string, chat: { Message: string; Type: number; Channel: number }][] = [
  ['on channel 1', { Message: 'x', Type: 1, Channel: 1 }],
  ['on channel -1', { Message: 'x', Type: 1, Channel: -1 }],
  ['typing on channel 1', { Message: '', Type: 4, Channel: 1 }],
  ['without a text', { Message: '', Type: 1, Channel: 0 }],
  ['of a type that viewers may not say', { Message: 'x', Type: DEBUG ?? 6, Channel: 0 }],
];
for (const [title, ChatData] of unheard) {
  test(`[chat.say.1] chat ${title} is heard by nobody`, () => {
    const { arrive, hear } = stage();
    arrive('Ada');
    assert.deepEqual(script(hear('Ada', 'ChatFromViewer', { ChatData })), []);
  });
}

const lengths: readonly [title: string, text: string, kept: string][] = [
  ['as long as allowed', 'a'.repeat(MAX_CHAT_BYTES), 'a'.repeat(MAX_CHAT_BYTES)],
  ['one byte too long', 'a'.repeat(MAX_CHAT_BYTES + 1), 'a'.repeat(MAX_CHAT_BYTES)],
  ['that would be cut within a character', `a${'é'.repeat(600)}`, `a${'é'.repeat(511)}`],
  ['of wide characters', '👋'.repeat(300), '👋'.repeat(255)],
];
for (const [title, text, kept] of lengths) {
  test(`[chat.limit.1] a text ${title} arrives with ${utf8(kept).length} bytes`, () => {
    const { arrive, hear } = stage();
    arrive('Ada');
    const says = hear('Ada', 'ChatFromViewer', { ChatData: { Message: text, Type: 1, Channel: 0 } });
    const heard = onlyTold(says, 'Ada', 'ChatFromSimulator');
    assert.equal(heard.text('ChatData', 'Message'), kept);
    assert.ok(heard.bytes('ChatData', 'Message').length <= MAX_CHAT_BYTES + 1);
  });
}

test('[chat.say.1] a speaker whose name is longer than its field is heard under a shorter one', () => {
  const { world } = stage();
  const id = 'abababab-0000-4000-8000-000000000000';
  const [first, last] = ['ω'.repeat(63), '語'.repeat(63)];
  world.enter({ ...loginOf('Ada'), id, first, last }, START);
  world.hear(id, messageOf('CompleteAgentMovement', {}), START);
  const chat = messageOf('ChatFromViewer', { ChatData: { Message: 'Hello', Type: 1 } });
  const [heard] = world.hear(id, chat, START).says;
  assert.ok(heard?.kind === 'say');
  assert.equal(bodyOf(heard).text('ChatData', 'FromName'), `${first} ${'語'.repeat(42)}`);
});

test('[effects.sound.1] a sound that one plays is heard by the others, from where it stands', () => {
  const here = stage();
  here.arrive('Ada', [100, 100, 22]);
  here.arrive('Ben');
  const SoundID = '5c5c5c5c-0000-4000-8000-000000000000';
  const says = here.hear('Ada', 'SoundTrigger', { SoundData: { SoundID, OwnerID: PEOPLE.Ben.id, Gain: 7 } });
  assert.deepEqual(script(says), ['Ben <~ SoundTrigger']);
  const sound = onlyTold(says, 'Ben', 'SoundTrigger');
  assert.deepEqual(
    [sound.uuid('SoundData', 'OwnerID'), sound.f32('SoundData', 'Gain'), sound.vector('SoundData', 'Position')[0]],
    [PEOPLE.Ada.id, 1, 100],
  );
});
