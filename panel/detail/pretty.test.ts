import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PRETTY_LIMIT, pretty } from './pretty.ts';

test('XML is shown with one element in a line', () => {
  const text =
    '<?xml version="1.0"?><llsd><map><key>a b</key><integer>1</integer><key>c</key><undef /><array/></map></llsd>';
  assert.equal(
    pretty(text),
    `<?xml version="1.0"?>
<llsd>
  <map>
    <key>a b</key>
    <integer>1</integer>
    <key>c</key>
    <undef />
    <array/>
  </map>
</llsd>`,
  );
});

test('what is no XML, is broken or is too long is shown as it came', () => {
  const long = `<a>${'<b/>'.repeat(PRETTY_LIMIT / 4)}</a>`;
  for (const text of ['{"a":1}', '', 'a < b', long]) assert.equal(pretty(text), text);
  assert.equal(pretty('</a></b><c>'), '</a>\n</b>\n<c>');
});

test('laying out does not take for ever on odd texts', () => {
  const odd = `<${' <'.repeat(50_000)}`;
  assert.equal(typeof pretty(odd), 'string');
});
