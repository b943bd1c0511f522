import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answering, type Tampering, Visiting } from '../../test/support/visiting.ts';
import type { VisitAnswer } from './visit.ts';

const { stringify } = JSON;

/** In the answer of a seed: the address where one is dressed. */
const DRESSING = /(UpdateAvatarAppearance<\/key><(?:string|uri)>[^<]*)\/cap\//;
/** A login answer with another version of the current outfit. */
const inVersion = (body: string, version: number) =>
  body.replace(/(>46<(?:(?!<int>).)*<int>)\d+/s, (_all, before: string) => `${before}${version}`);

/** The first complaint of a step of a visit on which something goes wrong. */
const complaintOf = (step: string, tampering: Tampering) => new Visiting(tampering).run().step(step)?.complaints[0];

test('[visitor.scene.1] [visitor.strict.7] [visitor.strict.8] what is missing of a scene is told after ten seconds, and the visit goes on', () => {
  for (const [lost, sentence] of [
    [/ParcelOverlay/, /^ParcelOverlay came in 0 of 4 parts/],
    [/AvatarAnimation/, /^No AvatarAnimation/],
    [/^RegionInfo$/, /^RequestRegionInfo was not answered/],
    [/MapBlockReply/, /^MapNameRequest for Sandbox One was not answered/],
    [/UUIDNameReply/, /^UUIDNameRequest for the owner of the region /],
  ] as const) {
    const visiting = new Visiting({ lost }).run();
    const scene = visiting.step('scene');
    assert.equal(scene?.complaints.length, `${lost}`.includes('Name') ? 2 : 1, stringify(scene));
    assert.match(scene?.complaints[0] ?? '', sentence);
    assert.deepEqual([scene?.outcome, scene?.ms], ['done', 10_000]);
    assert.equal(visiting.step('logout')?.outcome, 'done');
  }
});

test('[visitor.strict.9] textures of the ground that cannot be fetched are told', () => {
  const bare: Answering = ({ url }, real) => (url.includes('abb783e6') ? { status: 404, body: '' } : real);
  const scene = new Visiting({ answer: bare }).run().step('scene');
  assert.deepEqual([scene?.outcome, scene?.complaints.length], ['done', 1]);
  assert.match(
    scene?.complaints[0] ?? '',
    /^The texture abb783e6-\S+ of the ground cannot be fetched \(HTTP status 404\)/,
  );
});

test('[visitor.strict.10] skies of viewers that cannot be fetched are told', () => {
  const dark: Answering = ({ url }, real) => (url.includes('settings_id=8a01b97a') ? { status: 404, body: '' } : real);
  const scene = new Visiting({ answer: dark }).run().step('scene');
  assert.deepEqual([scene?.outcome, scene?.complaints.length], ['done', 1]);
  assert.match(scene?.complaints[0] ?? '', /^The sky 8a01b97a-\S+ of every viewer's menu cannot be fetched/);
});

test('[visitor.looks.1] who is not dressed as asked is told to be a cloud', () => {
  const no = '<llsd><map><key>success</key><boolean>0</boolean><key>error</key><string>no</string></map></llsd>';
  const refusing: Answering = ({ body }, real) => (body.includes('cof_version') ? { status: 200, body: no } : real);
  assert.equal(complaintOf('looks', {}), undefined);
  assert.match(complaintOf('looks', { answer: refusing }) ?? '', /^UpdateAvatarAppearance: no; /);
  const fifth: Answering = ({ body }, real) =>
    body.includes('login_to_simulator') && 'body' in real ? { ...real, body: inVersion(real.body, 5) } : real;
  assert.equal(complaintOf('looks', { answer: fifth }), undefined, 'it is asked for the fifth, and shows it');
  const deaf: Answering = (request, real) => {
    if (request.body.includes('cof_version')) return { status: 200, body: no.replace('0<', '1<') };
    const answer = fifth(request, real);
    return 'body' in answer ? { ...answer, body: answer.body.replace(DRESSING, '$1/nowhere/') } : answer;
  };
  assert.match(complaintOf('looks', { answer: deaf }) ?? '', /^UpdateAvatarAppearance was not followed by/);
});

test('[visitor.inventory.5] [visitor.inventory.6] an outfit, a library or a folder of lost items that cannot be fetched does not end the visit', () => {
  const empty: VisitAnswer = { status: 200, body: '<llsd><map><key>folders</key><array/></map></llsd>' };
  for (const [which, sentence] of [
    [2, /^The current outfit is not among/],
    [3, /^The library is not among/],
    [4, /^The folder with the null id is a bad one/],
  ] as const) {
    let fetched = 0;
    const answer: Answering = ({ body }, real) => {
      if (!body.includes('fetch_folders')) return real;
      fetched += 1;
      return fetched === which ? empty : real;
    };
    const visiting = new Visiting({ answer }).run();
    assert.deepEqual([visiting.step('inventory')?.outcome, fetched], ['done', 4]);
    assert.match(visiting.step('inventory')?.complaints[0] ?? '', sentence);
  }
});

test('[visitor.strict.6] a queue that fails is complained of, early and late', () => {
  const isPoll = (body: string) => body.includes('<key>ack</key>');
  const isIdle = (answer: VisitAnswer) => 'body' in answer && /<key>events<\/key><array ?\/>/.test(answer.body);
  let polls = 0;
  const first: Answering = ({ body }, real) => {
    polls += Number(isPoll(body));
    return isPoll(body) && polls === 1 ? { status: 502, body: '' } : real;
  };
  const idle: Answering = ({ body }, real) => (isPoll(body) && isIdle(real) ? { status: 502, body: '' } : real);
  for (const [answer, sentence] of [
    [first, /HTTP status 502 after 0\.0 s: a viewer counts an error/],
    [idle, /HTTP status 502 after 25\.0 s: older viewers/],
  ] as const) {
    const { steps } = new Visiting({ answer, options: { stayMs: 40_000 } }).run();
    assert.match(steps.flatMap(({ complaints }) => complaints).join(), sentence);
  }
});
