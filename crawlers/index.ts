// Generated from the files of this folder by `npm run gen`: do not edit.
import type { Source } from '../src/model/source.ts'
import arbeitnow from './arbeitnow.ts'
import greenhouse from './greenhouse.ts'
import himalayas from './himalayas.ts'
import jobicy from './jobicy.ts'
import jobposting from './jobposting.ts'
import remoteok from './remoteok.ts'
import remotewlb from './remotewlb.ts'
import remotive from './remotive.ts'
import themuse from './themuse.ts'
import weworkremotely from './weworkremotely.ts'
import workingnomads from './workingnomads.ts'

/** Every source that jobwire has, by its id. */
// prettier-ignore
export const sources: ReadonlyMap<string, Source> = new Map([
  arbeitnow,
  greenhouse,
  himalayas,
  jobicy,
  jobposting,
  remoteok,
  remotewlb,
  remotive,
  themuse,
  weworkremotely,
  workingnomads,
].map((source) => [source.id, source]))
