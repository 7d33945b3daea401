// Generated from the files of this folder by `npm run gen`: do not edit.
import type { Source } from '../src/model/source.ts'
import eightfold from './eightfold.ts'
import greenhouse from './greenhouse.ts'
import icims from './icims.ts'
import jazzhr from './jazzhr.ts'
import jobposting from './jobposting.ts'
import jobvite from './jobvite.ts'
import join from './join.ts'
import oracle from './oracle.ts'
import personio from './personio.ts'
import remotewlb from './remotewlb.ts'
import teamtailor from './teamtailor.ts'
import weworkremotely from './weworkremotely.ts'
import workday from './workday.ts'

/** Every source that jobwire has, by its id. */
// prettier-ignore
export const sources: ReadonlyMap<string, Source> = new Map([
  eightfold,
  greenhouse,
  icims,
  jazzhr,
  jobposting,
  jobvite,
  join,
  oracle,
  personio,
  remotewlb,
  teamtailor,
  weworkremotely,
  workday,
].map((source) => [source.id, source]))
