import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pcapng } from '../../test/support/captures.ts';
import { AGENT, codec, loginAnswer, session } from '../../test/support/conversation-capture.ts';
import { asNew } from '../pcapng/section.ts';
import { datagram, exchange } from '../rows.fixture.ts';
import { OwnAgents } from './own-agents.ts';
import { readCapture } from './rows.ts';

test('[capture.listing.1] whose a circuit is, is said by its first datagram and by the login', () => {
  const agents = new OwnAgents(codec);
  const read = readCapture(pcapng(session().frames), { codec, inflate: () => undefined, showSecrets: true });
  assert.ok('rows' in read);
  agents.see({ ...exchange('login_to_simulator', '', loginAnswer), door: 'login' });
  for (const row of read.rows) if (row.door === 'udp') agents.see(asNew(row));
  assert.deepEqual(agents.circuits(), [
    {
      circuit: 1,
      agent: 'Ada Sandbox',
      agentId: AGENT,
      region: '',
      viewer: '10.0.0.2:50000',
      simulator: '10.0.0.1:13000',
    },
  ]);
});

test('[capture.listing.1] what says nothing of agents makes no circuit known', () => {
  const agents = new OwnAgents(codec);
  agents.see(datagram('AgentUpdate', 1));
  agents.see(datagram('ChatFromViewer', 2));
  agents.see(datagram('nothing', 3));
  agents.see(exchange('Seed', 'a', 'b'));
  assert.deepEqual(agents.circuits(), []);
});
