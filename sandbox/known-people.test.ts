import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asItems, asText, asUuid, get, type Llsd } from '../protocol/llsd/value.ts';
import { AgentCaps } from '../test/support/agent-caps.ts';
import { messagesIn, WholeGrid } from '../test/support/whole-grid.ts';
import { idCalled } from './login/person.ts';
import { LIBRARY_OWNER } from './login/skeleton.ts';

const BEN = '0a000000-0000-4000-8000-000000000002';
const STRANGER = '11111111-2222-4333-8444-555555555555';
const names = (value: Llsd) => asItems(get(value, 'agents')).map((one) => asText(get(one, 'display_name')));

/** Ada in a world whose file names Ben, with an id of his own, and Cleo, who has no account. */
function ada(): AgentCaps {
  const accounts = [
    { first: 'Ada', last: 'Sandbox', friends: ['ben  SANDBOX', 'Cleo'] },
    { first: 'Ben', last: 'Sandbox', id: BEN.toUpperCase() },
  ];
  return new AgentCaps(new WholeGrid({ entrance: { grid: {}, isOpen: true, accounts } }));
}

test('[names.people.2] who stands in the world file is known before it ever came: to capabilities and by UDP', () => {
  const caps = ada();
  const handshake = messagesIn(caps.whole.stand(caps.login)).find(({ name }) => name === 'RegionHandshake');
  const owner = handshake?.uuid('RegionInfo', 'SimOwner') ?? '';
  const known = [owner, LIBRARY_OWNER, caps.id, BEN, idCalled('Cleo', 'Resident')];
  const { value } = caps.ask('GetDisplayNames', { query: [...known, STRANGER].map((id) => `ids=${id}`).join('&') });
  assert.deepEqual(names(value), ['Sandbox Owner', 'Sandbox Library', 'Ada Sandbox', 'Ben Sandbox', 'Cleo Resident']);
  assert.deepEqual(asItems(get(value, 'bad_ids')).map(asUuid), [STRANGER]);
  assert.deepEqual(
    [...known, STRANGER].map((id) => caps.ask('AgentProfile', { rest: `/${id}` }).status),
    [200, 200, 200, 200, 200, 404],
  );
  assert.deepEqual(names(caps.ask('AvatarPickerSearch', { query: 'names=ben' }).value), ['Ben Sandbox']);
  const UUIDNameBlock = [...known, STRANGER].map((ID) => ({ ID }));
  const said = messagesIn(caps.whole.send(caps.login, 'UUIDNameRequest', { UUIDNameBlock }));
  const reply = said.find(({ name }) => name === 'UUIDNameReply');
  assert.deepEqual(
    reply?.instances('UUIDNameBlock').map((at) => reply.text('UUIDNameBlock', 'FirstName', at)),
    ['Sandbox', 'Sandbox', 'Ada', 'Ben', 'Cleo'],
  );
  const AgentData = { AgentID: caps.id, SessionID: caps.login.sessionId, AvatarID: BEN };
  const properties = messagesIn(caps.whole.send(caps.login, 'AvatarPropertiesRequest', { AgentData }));
  assert.ok(properties.some(({ name }) => name === 'AvatarPropertiesReply'));
});
