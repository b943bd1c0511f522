import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes } from '../../../protocol/bytes.ts';
import { asText, asUuid, get, type Llsd } from '../../../protocol/llsd/value.ts';
import type { LooseMessage } from '../../../protocol/packet/codec.ts';
import { uuidBytes } from '../../../protocol/uuid.ts';
import { CONFERENCES_LIMIT, Conferences, MEMBERS_LIMIT } from '../conferences.ts';
import type { Say } from '../say.ts';
import { ABSENT, type Name, onlyTold, PEOPLE, START, type Stage, script, stage } from '../testing/stage.ts';
import { CONFERENCE_DIALOG, type ConferenceWish, confer } from './conference.ts';

const TALK = 'cccccccc-0000-4000-8000-00000000000c';
const { Ada, Ben, Cleo } = PEOPLE;

/** Three people, and what Ada, Ben and Cleo want of a conversation. */
function talking() {
  const here = stage();
  for (const name of ['Ada', 'Ben', 'Cleo'] as const) here.arrive(name);
  const want = (name: Name, kind: ConferenceWish['kind'], ...people: readonly string[]) =>
    here.world.ask(PEOPLE[name].id, START, (agent, scene) => confer(agent, { kind, id: TALK, people }, scene));
  return { ...here, want, say: (name: Name, Message: string) => spoken(here, name, { Dialog: 17, Message }) };
}

function spoken(here: Stage, name: Name, block: Record<string, unknown>): readonly Say[] {
  return here.hear(name, 'ImprovedInstantMessage', {
    MessageBlock: { ID: TALK, ToAgentID: TALK, ...block },
  } as LooseMessage);
}

function eventFor(says: readonly Say[], id: string, event: string): Llsd {
  const found = says.find((said) => said.kind === 'queue' && said.to === id && said.event === event);
  if (found?.kind !== 'queue') throw new Error(`${event} was not said.`);
  return found.body;
}

test('[chat.session.1] [chat.session.2] who was asked is told the first words by an invitation, and the next as all are', () => {
  const { say, want } = talking();
  assert.deepEqual(script(want('Ada', 'begin', Ben.id, ABSENT.id, TALK) ?? []), [
    'Ada << ChatterBoxSessionStartReply',
    'Ada << ChatterBoxSessionAgentListUpdates',
  ]);
  const first = say('Ada', 'Hello');
  assert.deepEqual(script(first), ['Ada < ImprovedInstantMessage', 'Ben << ChatterBoxInvitation']);
  const invitation = eventFor(first, Ben.id, 'ChatterBoxInvitation');
  const words = get(invitation, 'instantmessage', 'message_params');
  assert.deepEqual(
    [asUuid(get(invitation, 'session_id')), asText(get(words, 'message')), asText(get(words, 'from_name'))],
    [TALK, 'Hello', 'Ada Sandbox'],
  );
  const second = say('Ben', 'Hello, Ada');
  assert.deepEqual(script(second), ['Ada < ImprovedInstantMessage', 'Ben < ImprovedInstantMessage']);
  const heard = onlyTold(second, 'Ada', 'ImprovedInstantMessage');
  assert.deepEqual(
    [heard.u8('MessageBlock', 'Dialog'), heard.uuid('MessageBlock', 'ID'), heard.uuid('AgentData', 'AgentID')],
    [CONFERENCE_DIALOG.text, TALK, Ben.id],
  );
});

test('[chat.session.1] members are told who comes and goes, and one asks more people', () => {
  const { say, want } = talking();
  want('Ada', 'begin', Ben.id);
  assert.deepEqual(script(want('Ben', 'accept') ?? []), [
    'Ada << ChatterBoxSessionAgentListUpdates',
    'Ben << ChatterBoxSessionAgentListUpdates',
  ]);
  assert.deepEqual(want('Ben', 'invite', Cleo.id), []);
  assert.deepEqual(script(say('Ben', 'Cleo?')).slice(2), ['Cleo << ChatterBoxInvitation']);
  const left = want('Cleo', 'leave') ?? [];
  assert.deepEqual(script(left), [
    'Ada << ChatterBoxSessionAgentListUpdates',
    'Ben << ChatterBoxSessionAgentListUpdates',
  ]);
  assert.equal(asText(get(eventFor(left, Ada.id, 'ChatterBoxSessionAgentListUpdates'), 'updates', Cleo.id)), 'LEAVE');
  assert.deepEqual(script(say('Cleo', 'Still here?')), ['Cleo < AgentAlertMessage']);
});

test('[chat.session.1] nobody comes into a conversation of others, and one without members is over', () => {
  const { say, want } = talking();
  assert.equal(want('Ada', 'accept'), undefined);
  want('Ada', 'begin');
  assert.deepEqual(
    [want('Ben', 'begin'), want('Ben', 'accept'), want('Ben', 'invite', Cleo.id)],
    [undefined, undefined, undefined],
  );
  want('Ada', 'leave');
  assert.deepEqual([want('Ada', 'leave'), script(say('Ada', 'Hello?'))], [[], ['Ada < AgentAlertMessage']]);
  assert.equal(want('Ben', 'begin')?.length, 2);
});

test('[chat.dialog.1] older viewers begin and leave a conversation by UDP', () => {
  const here = talking();
  const BinaryBucket = concatBytes(...[Ben.id, Cleo.id].map((id) => uuidBytes(id) ?? new Uint8Array(16)));
  spoken(here, 'Ada', { Dialog: CONFERENCE_DIALOG.begin, BinaryBucket });
  const says = script(here.say('Ada', 'All of you'));
  assert.deepEqual(says, [
    'Ada < ImprovedInstantMessage',
    'Ben << ChatterBoxInvitation',
    'Cleo << ChatterBoxInvitation',
  ]);
  assert.equal(spoken(here, 'Ben', { Dialog: CONFERENCE_DIALOG.leave }).length, 2);
  assert.deepEqual(script(spoken(here, 'Ben', { Dialog: CONFERENCE_DIALOG.begin })), ['Ben < AgentAlertMessage']);
});

test('[chat.bound.1] so many people talk at once, and so many conversations are remembered', () => {
  const conferences = new Conferences();
  const crowd = Array.from({ length: MEMBERS_LIMIT + 5 }, (_, at) => `person ${at}`);
  const first = conferences.begin('talk', 'beginner');
  assert.equal(first && conferences.invite(first, crowd).invited.size, MEMBERS_LIMIT - 1);
  for (let at = 0; at < CONFERENCES_LIMIT; at += 1) conferences.begin(`talk ${at}`, 'beginner');
  assert.deepEqual([conferences.find('talk'), conferences.find('talk 0') === undefined], [undefined, false]);
});
