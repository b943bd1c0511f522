// All planted mistakes. `npm run mutations` plants them one by one.
import { INWARD } from './inward.ts';
import type { Mutation } from './mutation.ts';
import { OUTWARD } from './outward.ts';
import { VISITOR } from './visitor.ts';

export const MUTATIONS: readonly Mutation[] = [...INWARD, ...OUTWARD, ...VISITOR];
