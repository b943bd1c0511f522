import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asNumber, asText, get } from '../../protocol/llsd/value.ts';
import { readLlsdXml } from '../../protocol/llsd/xml.ts';
import { AgentCaps } from '../../test/support/agent-caps.ts';
import { BASE, WholeGrid } from '../../test/support/whole-grid.ts';

test('[caps.features.1] a region says the same limits and the same grid as the login', () => {
  const entrance = { grid: { name: 'Two Shores', currency: 'TS$' }, isOpen: true, accounts: [] };
  const whole = new WholeGrid({ entrance });
  const body =
    '<llsd><map><key>first</key><string>Ada</string><key>last</key><string>Sandbox</string><key>passwd</key><string>x</string>' +
    '<key>options</key><array><string>currency</string></array></map></llsd>';
  const login = readLlsdXml(whole.request({ body: new TextEncoder().encode(body) }).reply?.body ?? '').value;
  const { value } = new AgentCaps(whole).ask('SimulatorFeatures');
  const told = (...names: readonly string[]) => asText(get(value, ...names));
  const said = (...names: readonly string[]) => asText(get(login, ...names));
  const benefit = (name: string, of = 'Base') => said('premium_packages', of, 'benefits', name);
  assert.equal(told('MaxAgentGroupsBasic'), benefit('group_membership_limit'));
  assert.equal(told('MaxAgentGroupsPremium'), benefit('group_membership_limit', 'Premium'));
  assert.equal(told('MaxProfilePicks'), benefit('picks_limit'));
  assert.equal(told('MaxAgentAttachments'), benefit('attachment_limit'));
  assert.equal(told('AnimatedObjects', 'MaxAgentAnimatedObjectAttachments'), benefit('animated_object_limit'));
  assert.equal(told('OpenSimExtras', 'GridName'), 'Two Shores');
  assert.equal(told('OpenSimExtras', 'currency'), 'TS$');
  assert.equal(told('OpenSimExtras', 'currency'), said('currency'));
  assert.equal(told('OpenSimExtras', 'map-server-url'), said('map-server-url'));
  assert.deepEqual([told('MeshRezEnabled'), told('MeshUploadEnabled')], ['true', '']);
});

test('[caps.features.2] a region says its address as viewers write it where they log in, and how long an edge of a prim may be', () => {
  const { value } = new AgentCaps().ask('SimulatorFeatures');
  assert.equal(asText(get(value, 'OpenSimExtras', 'GridURL')), BASE);
  const edges = ['MinPrimScale', 'MaxPrimScale', 'MaxPhysPrimScale'].map((name) => get(value, 'OpenSimExtras', name));
  assert.deepEqual(edges.map(asNumber), [0.01, 64, 64]);
});
