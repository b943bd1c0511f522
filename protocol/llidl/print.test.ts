import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { applyEdits } from '../apply-edits.ts';
import { parseLlidl } from './parse.ts';
import { formatLlidl } from './print.ts';

const formatted = (text: string): string => applyEdits(text, formatLlidl(parseLlidl(text)));

const LONG_MEMBERS = Array.from({ length: 8 }, (_, index) => `member_number_${index}: int`);

/** Title, text, the text laid out. */
const LAYOUTS: readonly (readonly [string, string, string])[] = [
  [
    'blanks around brackets, behind colons and commas',
    '{a:[int,...],b : {$:uri}}',
    '{ a: [ int, ... ], b: { $: uri } }\n',
  ],
  ['blanks around arrows', '%%seed->[string,...]<-{$:uri}', '%% seed -> [ string, ... ] <- { $: uri }\n'],
  ['what fits on a line again on one', '%% a\n<<\n  {\n a: int\n}\n', '%% a << { a: int }\n'],
  ['each entry on lines of its own', '%% a << &b &b = int', '%% a << &b\n&b = int\n'],
  ['one of several empty lines', '\n\n&b = int\n\n\n\n&b = real\n&b = uri\n\n', '&b = int\n\n&b = real\n&b = uri\n'],
  [
    'the parts of what does not fit on lines of their own',
    `&long = {${LONG_MEMBERS},}`,
    `&long = {\n  ${LONG_MEMBERS.join(',\n  ')},\n}\n`,
  ],
  [
    'the arrows of what does not fit below each other',
    `%% long -> int <- { list: [ { ${LONG_MEMBERS} }, ... ] }`,
    `%% long\n  -> int\n  <- {\n    list: [\n      {\n        ${LONG_MEMBERS.join(',\n        ')}\n      },\n      ...\n    ]\n  }\n`,
  ],
  [
    'comments at the ends of lines and on lines of their own',
    '  ; first \n&a={ ; open\nb:int ;its end\n,\n\n ; alone\nc:int\n; last\n}\n    ; end',
    '; first\n&a = { ; open\n  b: int ;its end\n  ,\n\n  ; alone\n  c: int\n  ; last\n}\n; end\n',
  ],
  ['the line ends that a text has', '&a = int\r\n\r\n\r\n&a=real', '&a = int\r\n\r\n&a = real\r\n'],
  ['the line ends of what stays as it is', '\n\n1 >\r;', '1 >\r;\r'],
  ['nothing in what is wrong', '&a  =  int\n%%  b  ~  \n&c  =  int', '&a = int\n%%  b  ~  \n&c = int\n'],
];

suite('[llidl.format.1] [llidl.format.2] a schema is laid out', () => {
  for (const [title, text, expected] of LAYOUTS) {
    test(`with ${title}`, () => {
      assert.equal(formatted(text), expected);
      assert.equal(formatted(expected), expected);
    });
  }
});
