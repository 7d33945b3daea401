// Generated from the files of this folder by `npm run gen`: do not edit.
import type { Source } from '../src/model/source.ts'
import ashby from './ashby.ts'
import bamboohr from './bamboohr.ts'
import breezy from './breezy.ts'
import comeet from './comeet.ts'
import greenhouse from './greenhouse.ts'
import jobposting from './jobposting.ts'
import lever from './lever.ts'
import pinpoint from './pinpoint.ts'
import recruitee from './recruitee.ts'
import remotewlb from './remotewlb.ts'
import rippling from './rippling.ts'
import smartrecruiters from './smartrecruiters.ts'
import weworkremotely from './weworkremotely.ts'
import workable from './workable.ts'

/** Every source that jobwire has, by its id. */
// prettier-ignore
export const sources: ReadonlyMap<string, Source> = new Map([
  ashby,
  bamboohr,
  breezy,
  comeet,
  greenhouse,
  jobposting,
  lever,
  pinpoint,
  recruitee,
  remotewlb,
  rippling,
  smartrecruiters,
  weworkremotely,
  workable,
].map((source) => [source.id, source]))
