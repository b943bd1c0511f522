// The first import of every bundle of tests.
import { noteTitles } from './last-title.ts';

noteTitles();
