import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOTES_LIMIT, PROFILES_LIMIT, Profiles } from './profiles.ts';

test('[people.profile.2] of too many profiles the oldest is forgotten', () => {
  const profiles = new Profiles();
  for (let at = 0; at <= PROFILES_LIMIT; at += 1) profiles.change(`${at}`, { about: 'Me' });
  assert.deepEqual(
    ['0', '1'].map((id) => profiles.find(id).about),
    ['', 'Me'],
  );
});

test('[profile.notes.1] notes are those of their writer; of too many the oldest are forgotten', () => {
  const profiles = new Profiles();
  for (let at = 0; at <= NOTES_LIMIT; at += 1) profiles.note('Ada', `${at}`, 'kind');
  assert.deepEqual(
    ['0', '1'].map((id) => profiles.notes('Ada', id)),
    ['', 'kind'],
  );
  profiles.note('Ada', '1', '');
  assert.deepEqual([profiles.notes('Ada', '1'), profiles.notes('2', 'Ada')], ['', '']);
});
