// Generated from the files of this folder by `npm run gen`: do not edit.
import type { Source } from '../src/model/source.ts'
import _4dayweek from './4dayweek.ts'
import arbeitnow from './arbeitnow.ts'
import greenhouse from './greenhouse.ts'
import hackernews from './hackernews.ts'
import himalayas from './himalayas.ts'
import jobicy from './jobicy.ts'
import jobposting from './jobposting.ts'
import justjoinit from './justjoinit.ts'
import landingjobs from './landingjobs.ts'
import nofluffjobs from './nofluffjobs.ts'
import realworkfromanywhere from './realworkfromanywhere.ts'
import remoteok from './remoteok.ts'
import remotewlb from './remotewlb.ts'
import remotive from './remotive.ts'
import themuse from './themuse.ts'
import torre from './torre.ts'
import weworkremotely from './weworkremotely.ts'
import workingnomads from './workingnomads.ts'

/** Every source that jobwire has, by its id. */
// prettier-ignore
export const sources: ReadonlyMap<string, Source> = new Map([
  _4dayweek,
  arbeitnow,
  greenhouse,
  hackernews,
  himalayas,
  jobicy,
  jobposting,
  justjoinit,
  landingjobs,
  nofluffjobs,
  realworkfromanywhere,
  remoteok,
  remotewlb,
  remotive,
  themuse,
  torre,
  weworkremotely,
  workingnomads,
].map((source) => [source.id, source]))
