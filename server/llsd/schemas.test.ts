// What an editor shows about documents that a schema describes.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { SchemaSource } from '../../contract/server.ts';
import { Lines } from '../../protocol/lines.ts';
import type { OpenDocument } from '../documents.ts';
import { Findings } from '../findings.ts';
import { type AnyLanguage, LLIDL, LLSD_NOTATION, LLSD_XML } from '../languages.ts';
import { field } from './offers.ts';
import { builtInTextOf, MAX_SCHEMAS_KEPT } from './schemas.ts';

const SCHEMA = `%% hail -> { name: string, age: int, ok: true, kind: &kind } <- undef
&kind = "big"
&kind = "small"
%% events << [ &event, ... ]
&event = { message: "Hail", body: { id: int, note: string } }
&event = { message: "Ping", body: { since: date } }
`;
const SCHEMA_URI = 'file:///w/s.llidl';
const DOCUMENT_URI = 'file:///w/a.llsd';

/** Documents by URI, and findings about them; `|` in a text is the caret. */
class Desk {
  readonly #documents = new Map<string, OpenDocument>();
  readonly findings = new Findings({ get: (uri) => this.#documents.get(uri), urisIn: () => [] });
  #readings = 0;

  open(uri: string, language: AnyLanguage, text: string): OpenDocument {
    const lines = new Lines(text);
    this.#readings += 1;
    const document = { uri, reading: this.#readings, lines, text: language.open(text, lines) };
    this.#documents.set(uri, document);
    return document;
  }

  describe(schema: Partial<SchemaSource> = {}): void {
    const source = { name: 's.llidl', choice: 'hail.request', uri: SCHEMA_URI, text: SCHEMA, ...schema };
    this.findings.schemas.tell({ document: DOCUMENT_URI, schema: source });
  }
}

const XML = '<llsd><map><key>age</key><string>x</string><key>odd</key><undef/></map></llsd>';

const messages = ({ findings }: Desk, document: OpenDocument): readonly string[] =>
  findings.of(document).problems.map(({ code, message }) => `${code} ${message}`);

suite('a document that a schema describes', () => {
  test('[llidl.match.1] has findings with their places in the schema', () => {
    const desk = new Desk();
    const document = desk.open(DOCUMENT_URI, LLSD_XML, XML);
    assert.deepEqual(messages(desk, document), []);
    const before = desk.findings.stamp(document);
    desk.describe();
    assert.notEqual(desk.findings.stamp(document), before);
    assert.deepEqual(messages(desk, document), [
      'LS311 /name: missing, read as default string.',
      'LS310 /ok: expected true, found undef.',
      'LS310 /kind: expected &kind, found undef.',
      'LS310 /age: expected int, found string.',
      'LS312 /odd: not described by the schema.',
    ]);
    const { problems, place } = desk.findings.of(document);
    const { uri, lines } = place.others?.schema ?? {};
    const [related] = problems.find(({ message }) => message.startsWith('/age'))?.related ?? [];
    assert.deepEqual(
      [uri, related?.in, lines?.range(related?.range ?? { start: 0, end: 0 }).start],
      [SCHEMA_URI, 'schema', { line: 0, character: 32 }],
    );
    desk.findings.choose({ LS310: 'off', LS312: 'warning' });
    assert.deepEqual(
      desk.findings.of(document).problems.map(({ severity }) => severity),
      ['information', 'warning'],
    );
  });

  test('is checked in notation as well, and no more when it is closed', () => {
    const desk = new Desk();
    const document = desk.open(DOCUMENT_URI, LLSD_NOTATION, "{'name':'a','age':i1,'ok':1,'kind':'small'}");
    desk.describe();
    assert.deepEqual(messages(desk, document), []);
    const other = desk.open(DOCUMENT_URI, LLSD_NOTATION, "{'ok':1,'kind':'huge'}");
    assert.ok(messages(desk, other).includes('LS310 /kind: expected &kind, found string.'));
    desk.findings.schemas.forget(DOCUMENT_URI);
    assert.deepEqual(messages(desk, other), []);
  });

  test('follows the schema while that is edited', () => {
    const desk = new Desk();
    const document = desk.open(DOCUMENT_URI, LLSD_XML, '<llsd><integer>1</integer></llsd>');
    desk.describe({ text: 'string', choice: '' });
    assert.deepEqual(messages(desk, document), ['LS313 /: integer is converted to string.']);
    const before = desk.findings.stamp(document);
    desk.open(SCHEMA_URI, LLIDL, 'uuid');
    assert.notEqual(desk.findings.stamp(document), before);
    assert.deepEqual(messages(desk, document), ['LS310 /: expected uuid, found integer.']);
  });

  const useless: readonly (readonly [Partial<SchemaSource>, string])[] = [
    [{ text: '{ a }', choice: '' }, 'LS300 s.llidl: The schema has errors.'],
    [
      { choice: 'hail' },
      'LS300 s.llidl: hail may be its request or its response; choose one of hail.request, hail.response, events.response.',
    ],
  ];
  for (const [source, message] of useless) {
    test(`says what is wrong with its schema: ${message}`, () => {
      const desk = new Desk();
      const document = desk.open(DOCUMENT_URI, LLSD_XML, XML);
      desk.describe(source);
      assert.deepEqual(messages(desk, document), [message]);
      assert.equal(desk.findings.schemas.descriptionOf(DOCUMENT_URI), undefined);
      desk.findings.choose({ LS300: 'off' });
      assert.deepEqual(messages(desk, document), []);
    });
  }

  test('says that its schema cannot be read, or that there is none of that name', () => {
    const desk = new Desk();
    const document = desk.open(DOCUMENT_URI, LLSD_XML, XML);
    const tell = (schema: SchemaSource) => desk.findings.schemas.tell({ document: DOCUMENT_URI, schema });
    tell({ name: 'gone.llidl', choice: '', uri: 'file:///w/gone.llidl' });
    assert.match(messages(desk, document)[0] ?? '', /gone\.llidl cannot be read \(rezbench\.llsd\.schemas\)/);
    tell({ name: 'rezbench:nothing', choice: '' });
    assert.match(
      messages(desk, document)[0] ?? '',
      /There is no schema rezbench:nothing; built in are rezbench:login, /,
    );
  });

  test('[llidl.ours.1] may be described by one of our schemas, which have URIs and texts', () => {
    const desk = new Desk();
    const document = desk.open(DOCUMENT_URI, LLSD_XML, '<llsd><map><key>ack</key><integer>1</integer></map></llsd>');
    desk.findings.schemas.tell({
      document: DOCUMENT_URI,
      schema: { name: 'rezbench:events', choice: 'EventQueueGet.request' },
    });
    assert.deepEqual(messages(desk, document), ['LS311 /done: missing, read as default bool.']);
    const uri = desk.findings.of(document).place.others?.schema?.uri ?? '';
    assert.equal(uri, 'rezbench-schema:/events.llidl');
    assert.match(builtInTextOf(uri), /^; The event queue/);
    assert.equal(builtInTextOf('rezbench-schema:/nothing.llidl'), '');
  });

  test('keeps few schemas, and reads those again that it let go', () => {
    const desk = new Desk();
    const document = desk.open(DOCUMENT_URI, LLSD_XML, XML);
    for (let count = 0; count <= MAX_SCHEMAS_KEPT + 1; count += 1) {
      desk.describe({ uri: `file:///w/${count}.llidl`, text: 'uuid', choice: '' });
      assert.deepEqual(messages(desk, document), ['LS310 /: expected uuid, found map.']);
    }
  });
});

/** The first tab stop of a date. */
const FIRST = ['$', '{1:1970-01-01T00:00:00Z}'].join('');

/** What can be asked at a caret, under `hail.request` or `events`. */
function asked(language: AnyLanguage, marked: string, choice: string) {
  const desk = new Desk();
  const at = marked.indexOf('|');
  const document = desk.open(DOCUMENT_URI, language, marked.replace('|', ''));
  desk.describe({ choice });
  const description = desk.findings.schemas.descriptionOf(DOCUMENT_URI);
  const { text } = document;
  const contents = text.hover(at, undefined, description)?.contents;
  return {
    hover: typeof contents === 'object' && 'value' in contents ? contents.value : '',
    offers: text
      .completion(at, undefined, { description })
      .map(({ label, textEdit }) => `${label} → ${textEdit?.newText}`),
  };
}

suite('[llidl.describe.1] at a place of such a document', () => {
  const hovers: readonly (readonly [AnyLanguage, string, string, RegExp])[] = [
    [
      LLSD_XML,
      '<llsd><map><key>a|ge</key><integer>1</integer></map></llsd>',
      'hail.request',
      /Described as\n```llidl\nint\n```\n\n\*\*int\*\* takes an integer/,
    ],
    [
      LLSD_XML,
      '<llsd><map><key>kind</key><string>b|</string></map></llsd>',
      'hail.request',
      /```llidl\n"big"\n"small"\n```$/,
    ],
    [
      LLSD_NOTATION,
      "[{'message':'Ping','body':{'since':|d\"2006-02-01T14:29:53Z\"}}]",
      'events',
      /Described as\n```llidl\ndate\n```/,
    ],
    [LLSD_NOTATION, "[{'message':'Ping','body':{'id':i1|}}]", 'events', /^(?!.*Described)/su],
  ];
  for (const [language, marked, choice, expected] of hovers)
    test(`a hover says what describes it: ${marked}`, () =>
      assert.match(asked(language, marked, choice).hover, expected));

  const offers: readonly (readonly [AnyLanguage, string, string, readonly string[]])[] = [
    [
      LLSD_XML,
      '<llsd><map><key>age</key><integer>1</integer>|</map></llsd>',
      'hail.request',
      [
        'name → <key>name</key>\n<string>$0</string>',
        'ok → <key>ok</key>\n<boolean>true</boolean>',
        'kind → <key>kind</key>\n<string>big</string>',
      ],
    ],
    [
      LLSD_XML,
      '<llsd><map><key>kind</key><string>|</string></map></llsd>',
      'hail.request',
      ['big → big', 'small → small'],
    ],
    [LLSD_NOTATION, "{'age':i1,|}", 'hail.request', ["name → 'name':'$1'", "ok → 'ok':true", "kind → 'kind':'big'"]],
    [LLSD_NOTATION, "[{'message':'Ping','body':{|}}]", 'events', [`since → 'since':d"${FIRST}"`]],
    [LLSD_NOTATION, '[{|}]', 'events', ["message → 'message':'Hail'", "body → 'body':{'$1':$2}"]],
  ];
  for (const [language, marked, choice, expected] of offers)
    test(`what the schema asks for is offered first: ${marked}`, () =>
      assert.deepEqual(asked(language, marked, choice).offers.slice(0, expected.length), expected));

  test('what is there already is not offered, and without a schema nothing of it', () => {
    const full = "{'name':'','age':i1,'ok':1,'kind':'big',|}";
    const anyKey = [`key and value → '${field('key')}':$2`];
    assert.deepEqual(asked(LLSD_NOTATION, full, 'hail.request').offers, anyKey);
    assert.deepEqual(asked(LLSD_NOTATION, '{|}', 'no.such').offers, anyKey);
  });
});
