// Generated from the files of this folder by `npm run gen`: do not edit.
import type { Source } from '../src/model/source.ts'
import ashby from './ashby.ts'
import bamboohr from './bamboohr.ts'
import breezy from './breezy.ts'
import comeet from './comeet.ts'
import eightfold from './eightfold.ts'
import greenhouse from './greenhouse.ts'
import icims from './icims.ts'
import jazzhr from './jazzhr.ts'
import jobposting from './jobposting.ts'
import jobvite from './jobvite.ts'
import join from './join.ts'
import lever from './lever.ts'
import oracle from './oracle.ts'
import personio from './personio.ts'
import pinpoint from './pinpoint.ts'
import recruitee from './recruitee.ts'
import remotewlb from './remotewlb.ts'
import rippling from './rippling.ts'
import smartrecruiters from './smartrecruiters.ts'
import teamtailor from './teamtailor.ts'
import weworkremotely from './weworkremotely.ts'
import workable from './workable.ts'
import workday from './workday.ts'

/** Every source that jobwire has, by its id. */
// prettier-ignore
export const sources: ReadonlyMap<string, Source> = new Map([
  ashby,
  bamboohr,
  breezy,
  comeet,
  eightfold,
  greenhouse,
  icims,
  jazzhr,
  jobposting,
  jobvite,
  join,
  lever,
  oracle,
  personio,
  pinpoint,
  recruitee,
  remotewlb,
  rippling,
  smartrecruiters,
  teamtailor,
  weworkremotely,
  workable,
  workday,
].map((source) => [source.id, source]))
