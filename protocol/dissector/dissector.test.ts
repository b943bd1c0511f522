import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtInTemplate } from '../template/built-in.ts';
import { parseTemplate } from '../template/parse.ts';
import { dissectorOf } from './dissector.ts';

const TEMPLATE = `version 2.0
{ Hail Low 430 NotTrusted Zerocoded
  { Agent Single { AgentID LLUUID } { Name Variable 1 } { Data Variable 2 } }
  { Spot Multiple 3 { Place LLVector3 } }
  { Rest Variable { Bits Fixed 16 } { Oddity Variable 1 } }
}
{ Hum Fixed 0xFFFFFFF0 Trusted Unencoded }
{ Tick High 9 NotTrusted Unencoded { Ping Single { PingID U8 } } }
{ Tock Medium 7 NotTrusted Unencoded }
`;

const { template } = parseTemplate(TEMPLATE);

test('[dissector.file.1] [dissector.text.1] the table has each message with its number on the wire, its blocks and its fields', () => {
  const table = /\[==\[\n(.*?)\]==\]/s.exec(dissectorOf(template, 'hail.msg'))?.[1];
  assert.deepEqual(table?.split('\n'), [
    'FFFF01AE Hail',
    ' Agent 1 AgentID=LLUUID Name=Text/1 Data=Bytes/2',
    ' Spot 3 Place=LLVector3',
    ' Rest 0 Bits=Fixed/16 Oddity=Text/1',
    'FFFFFFF0 Hum',
    '9 Tick',
    ' Ping 1 PingID=U8',
    'FF07 Tock',
    '',
  ]);
});

test('[dissector.file.1] where the template came from stands in the first line, and nothing ends it', () => {
  const [first = ''] = dissectorOf(template, 'my\n]]os.exit()').split('\n');
  assert.match(first, /^-- .* my \]\]os\.exit\(\)\.$/);
});

test('[dissector.text.1] a method is a text, in each message whose method has a length', () => {
  const lines = dissectorOf(builtInTemplate(), 'it').split('\n');
  const methods = lines.flatMap((line) => /^ MethodData .*\bMethod=(\S+)/.exec(line)?.[1] ?? []);
  assert.equal(methods.filter((type) => type === 'Text/1').length, 5);
  assert.deepEqual([...new Set(methods)].toSorted(), ['Text/1', 'U16']);
});
