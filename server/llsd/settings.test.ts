import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from '../../protocol/lines.ts';
import { LLSD_NOTATION, LLSD_XML } from '../languages.ts';

const XML = `<llsd><map><key>A</key><map>
<key>Comment</key><string/>
<key>Type</key><string>bool</string>
<key>Value</key><integer>x</integer>
</map></map></llsd>`;
const NOTATION = "{'A':{'Comment':'','Type':'Boolean','Value':i5,'Persist':i2}}";

test('[llsd.settings.1] settings files have their findings among the others, in both spellings, as the user weighs them', () => {
  const found = (language: typeof LLSD_XML, text: string, severities = {}) =>
    language
      .open(text, new Lines(text))
      .problems(severities)
      .map(({ code, severity }) => `${code} ${severity}`);
  assert.deepEqual(found(LLSD_XML, XML), ['LS321 warning', 'LS041 error']);
  assert.deepEqual(found(LLSD_NOTATION, NOTATION), ['LS320 warning', 'LS322 warning']);
  assert.deepEqual(found(LLSD_NOTATION, NOTATION, { LS320: 'error', LS322: 'off' }), ['LS320 error']);
});
