// Schemas, documents and everything that is found: what it says, and of a schema alone where (line and character from 1).

export interface SchemaExample {
  readonly schema: string;
  /** LLSD-XML inside of `<llsd>`; absent if the schema is wrong. */
  readonly document?: string;
  readonly findings: readonly string[];
}

export const SCHEMA_EXAMPLES: readonly SchemaExample[] = [
  {
    schema: '{ a: int, b: string }',
    document: '<map><key>a</key><string>x</string></map>',
    findings: ['error LS310 /a: expected int, found string.', 'information LS311 /b: missing, read as default string.'],
  },
  {
    schema: '{ a: int }',
    document: '<map><key>a</key><string>5</string></map>',
    findings: ['hint LS313 /a: string is converted to int.'],
  },
  {
    schema: '{ a: int }',
    document: '<map><key>a</key><integer>5</integer><key>z</key><undef/></map>',
    findings: ['information LS312 /z: not described by the schema.'],
  },
  {
    schema: '[ { id: uuid }, ... ]',
    document: '<array><map><key>id</key><integer>5</integer></map></array>',
    findings: ['error LS310 /[0]/id: expected uuid, found integer.'],
  },
  { schema: '{ a int }', findings: ['error LS300 1:5 expected colon'] },
];
