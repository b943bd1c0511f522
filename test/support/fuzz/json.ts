// Any text as JSON that stands for LLSD.
import assert from 'node:assert/strict';
import { MAX_PROBLEMS } from '../../../protocol/llsd/finding.ts';
import { formOf } from '../../../protocol/llsd/forms.ts';
import { readJsonDocument, writeLlsdJson } from '../../../protocol/llsd/json.ts';
import { plainValue } from '../../../protocol/llsd/node.ts';
import { anyText, type Texts } from './damage.ts';
import { grownLlsd } from './grown.ts';
import { checkPlaces, checkProblems, checkSpelled } from './promises.ts';
import { type Target, textTarget } from './target.ts';

const TEXTS: Texts = {
  // biome-ignore format: as many as fit a line
  samples: [
    '', 'null', '[]', '{}', '[1, -2.5, 1e300, true, false, null]', '{"a":{"b":[{}]}}', '{"$uuid":"67153d5b-3659-afb4-8510-adda2c034649"}',
    '{"$date":"2006-03-20T19:10:23Z"}', '{"$binary":"AAEC"}', '{"$real":"nan"}', '{"$uri":"http://a/"}', '{"$$a":1,"a":2,"a":3}',
    '"\\u0041\\ud83d\\ude00\\n"', '{"a":1,}', '[1 2]', '// no\n1', '01', '"a\nb"', '\ufeff1', '2147483648',
  ],
  // biome-ignore format: as many as fit a line
  pieces: [
    '{', '}', '[', ']', ',', ':', '"', '"a"', '1', '-', '1.5', '1e', 'null', 'true', '\\', '\\u', ' ', '\n', '"$uuid":', '"$date":',
    '"$binary":', '"$real":', '"$$":', '\ud800', "'", 'NaN', '\0', 'é', 'E+', '.', '/*', '0',
  ],
  grown: (draw) => writeLlsdJson(grownLlsd(draw), draw.chance(0.5) ? {} : { pretty: 2 }),
  joined: (one, other) => `[${one}, {"a":${other}}]`,
};

export const JSON_TEXT: Target = textTarget({
  name: 'json',
  promise:
    'JSON: nothing throws, exactly what is no JSON is an error, every problem lies in the text, what is written is read',
  share: 4,
  make: (draw) => anyText(draw, TEXTS),
  check(text) {
    const { root, problems } = readJsonDocument(text);
    checkPlaces(root, { start: 0, end: text.length });
    checkProblems(problems, text, MAX_PROBLEMS);
    const isJson = isValid(text.replace(BYTE_ORDER_MARK, ''));
    if (isJson) assert.ok(root);
    else assert.ok(problems.some(({ severity }) => severity === 'error'));
    const value = plainValue(root);
    checkSpelled(plainValue(readJsonDocument(writeLlsdJson(value)).root), value);
    formOf(text);
  },
});

/** Read past, with a warning. */
const BYTE_ORDER_MARK = /^\ufeff/u;

function isValid(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
