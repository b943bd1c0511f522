import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { SCHEMA_EXAMPLES } from '../../test/golden/llsd/schema-examples.ts';
import { Lines } from '../lines.ts';
import { readXmlDocument } from '../llsd/xml.ts';
import { chosenSpec } from './choice.ts';
import { matchLlidl } from './match.ts';
import { parseLlidl } from './parse.ts';

suite('[llidl.match.1] [llidl.mistake.1] documents against schemas, as they are told', () => {
  for (const { schema, document, findings } of SCHEMA_EXAMPLES)
    test(`${schema} and ${document ?? 'no document'}`, () => assert.deepEqual(found(schema, document), findings));

  test('each finding names the place in the schema that it comes from', () => {
    const schema = parseLlidl('{ a: int, b: &v, c: [ real ] } ; v\n');
    const [text, spec] = [schema.text, chosenSpec(schema)];
    assert.ok(!('problem' in spec));
    const { root } = readXmlDocument(
      '<llsd><map><key>a</key><uri/><key>c</key><array/><key>z</key><uri/></map></llsd>',
    );
    const places = matchLlidl(schema, spec, root).problems.map(({ code, related = [] }) =>
      [
        code,
        ...related.map(({ message, range, in: other }) => `${other} ${text.slice(range.start, range.end)}: ${message}`),
      ].join(' '),
    );
    assert.deepEqual(places, [
      'LS310 schema int: Here the schema asks for int.',
      'LS310 schema &v: Here the schema asks for &v.',
      'LS311 schema real: Here the schema asks for real.',
      'LS312 schema { a: int, b: &v, c: [ real ] }: Here the schema describes everything that belongs there.',
    ]);
  });
});

function found(text: string, document: string | undefined): readonly string[] {
  const schema = parseLlidl(text);
  const lines = new Lines(text);
  if (document === undefined)
    return schema.problems.map(({ severity, code, message, range }) => {
      const { line, character } = lines.position(range.start);
      return `${severity} ${code} ${line + 1}:${character + 1} ${message}`;
    });
  const spec = chosenSpec(schema);
  assert.ok(!('problem' in spec));
  const { root, problems } = readXmlDocument(`<llsd>${document}</llsd>`);
  assert.deepEqual(problems, []);
  return matchLlidl(schema, spec, root).problems.map(({ severity, code, message }) => `${severity} ${code} ${message}`);
}
