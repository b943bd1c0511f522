import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { inProject } from '../../tools/root.ts';

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Without such an entry `npm ci` refuses to install at all; npm forgets them where a registry does not carry a platform. */
for (const lock of ['package-lock.json', 'test/editor/tools/package-lock.json', 'test/bots/package-lock.json']) {
  test(`${lock} names every package that some platform may need`, () => {
    const { packages } = JSON.parse(readFileSync(inProject(lock), 'utf8')) as {
      readonly packages: Record<string, Locked>;
    };
    const isNamed = (place: string, name: string): boolean =>
      packages[path.posix.join(place, 'node_modules', name)] !== undefined ||
      (place !== '' && isNamed(place.slice(0, Math.max(place.lastIndexOf('/node_modules/'), 0)), name));
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isNamed(place, name)),
    );
    assert.deepEqual(missing, []);
  });
}
