import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldTemplate, MessageTemplate } from '../template/model.ts';
import { llsdFromMessage } from './message.ts';
import { get } from './value.ts';
import { asU32, asU64 } from './wide.ts';
import { writeLlsdXml } from './xml.ts';

const FIELDS: readonly FieldTemplate[] = [
  { name: 'Small', type: 'S8', size: 0 },
  { name: 'Flags', type: 'U32', size: 0 },
  { name: 'Handle', type: 'U64', size: 0 },
  { name: 'Size', type: 'F32', size: 0 },
  { name: 'Where', type: 'LLVector3', size: 0 },
  { name: 'Turn', type: 'LLQuaternion', size: 0 },
  { name: 'ID', type: 'LLUUID', size: 0 },
  { name: 'On', type: 'BOOL', size: 0 },
  { name: 'IP', type: 'IPADDR', size: 0 },
  { name: 'Port', type: 'IPPORT', size: 0 },
  { name: 'Name', type: 'Variable', size: 1 },
  { name: 'Octets', type: 'Variable', size: 2 },
  { name: 'Fix', type: 'Fixed', size: 2 },
];

const TEMPLATE: MessageTemplate = {
  name: 'Sample',
  frequency: 'Low',
  number: 1,
  trusted: false,
  zerocoded: false,
  blocks: [
    { name: 'Info', quantity: 'Single', count: 1, fields: FIELDS },
    { name: 'More', quantity: 'Variable', count: 0, fields: [{ name: 'N', type: 'U8', size: 0 }] },
  ],
};

test('[llsd.message.1] [llsd.wide.1] each type has its form over HTTP, and a Single block is an array too', () => {
  const value = llsdFromMessage(TEMPLATE, {
    Info: {
      Small: -2,
      Flags: 0xfffffffe,
      Handle: 0x0003e8000003e800n,
      Size: 1.5,
      Where: [1, 2, 3],
      Turn: [0, 0, 0, 1],
      ID: '67153d5b-3659-afb4-8510-adda2c034649',
      On: true,
      IP: '127.0.0.1',
      Port: 13000,
      Name: 'Ada',
      Octets: Uint8Array.of(1, 2),
      Fix: Uint8Array.of(3, 4),
    },
    More: [{ N: 1 }, { N: 2 }],
  });
  assert.equal(asU32(get(value, 'Info', 0, 'Flags')), 0xfffffffe);
  assert.equal(asU64(get(value, 'Info', 0, 'Handle')), 0x0003e8000003e800n);
  assert.equal(
    writeLlsdXml(value),
    '<llsd><map><key>Info</key><array><map><key>Small</key><integer>-2</integer>' +
      '<key>Flags</key><binary encoding="base64">/////g==</binary>' +
      '<key>Handle</key><binary encoding="base64">AAPoAAAD6AA=</binary><key>Size</key><real>1.5</real>' +
      '<key>Where</key><array><real>1</real><real>2</real><real>3</real></array>' +
      '<key>Turn</key><array><real>0</real><real>0</real><real>0</real><real>1</real></array>' +
      '<key>ID</key><uuid>67153d5b-3659-afb4-8510-adda2c034649</uuid><key>On</key><boolean>true</boolean>' +
      '<key>IP</key><binary encoding="base64">fwAAAQ==</binary><key>Port</key><integer>13000</integer>' +
      '<key>Name</key><string>Ada</string><key>Octets</key><binary encoding="base64">AQI=</binary>' +
      '<key>Fix</key><binary encoding="base64">AwQ=</binary></map></array>' +
      '<key>More</key><array><map><key>N</key><integer>1</integer></map><map><key>N</key><integer>2</integer></map></array></map></llsd>',
  );
});

test('[llsd.message.1] what is not given is zero, and a Variable block not given is not sent', () => {
  const value = llsdFromMessage(TEMPLATE, {});
  assert.equal(get(value, 'More').kind, 'undef');
  assert.deepEqual(get(value, 'Info', 0, 'Name'), { kind: 'string', value: '' });
  assert.equal(asU32(get(value, 'Info', 0, 'Flags')), 0);
});

test('a field that the template does not have is our mistake', () => {
  assert.throws(() => llsdFromMessage(TEMPLATE, { Info: { Nmae: 'x' } }), /no field Nmae/);
  assert.throws(() => llsdFromMessage(TEMPLATE, { Infos: {} }), /no block Infos/);
});
