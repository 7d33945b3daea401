// Generated from the files of this folder by `npm run gen`: do not edit.
import type { Source } from '../src/model/source.ts'
import _4dayweek from './4dayweek.ts'
import arbeitnow from './arbeitnow.ts'
import ashby from './ashby.ts'
import bamboohr from './bamboohr.ts'
import breezy from './breezy.ts'
import comeet from './comeet.ts'
import eightfold from './eightfold.ts'
import greenhouse from './greenhouse.ts'
import hackernews from './hackernews.ts'
import himalayas from './himalayas.ts'
import html from './html.ts'
import icims from './icims.ts'
import jazzhr from './jazzhr.ts'
import jobicy from './jobicy.ts'
import jobposting from './jobposting.ts'
import jobvite from './jobvite.ts'
import join from './join.ts'
import json from './json.ts'
import justjoinit from './justjoinit.ts'
import landingjobs from './landingjobs.ts'
import lever from './lever.ts'
import nofluffjobs from './nofluffjobs.ts'
import oracle from './oracle.ts'
import personio from './personio.ts'
import pinpoint from './pinpoint.ts'
import realworkfromanywhere from './realworkfromanywhere.ts'
import recruitee from './recruitee.ts'
import remoteok from './remoteok.ts'
import remotewlb from './remotewlb.ts'
import remotive from './remotive.ts'
import rippling from './rippling.ts'
import rss from './rss.ts'
import smartrecruiters from './smartrecruiters.ts'
import teamtailor from './teamtailor.ts'
import themuse from './themuse.ts'
import torre from './torre.ts'
import weworkremotely from './weworkremotely.ts'
import workable from './workable.ts'
import workday from './workday.ts'
import workingnomads from './workingnomads.ts'
import xml from './xml.ts'

/** Every source that jobwire has, by its id. */
// prettier-ignore
export const sources: ReadonlyMap<string, Source> = new Map([
  _4dayweek,
  arbeitnow,
  ashby,
  bamboohr,
  breezy,
  comeet,
  eightfold,
  greenhouse,
  hackernews,
  himalayas,
  html,
  icims,
  jazzhr,
  jobicy,
  jobposting,
  jobvite,
  join,
  json,
  justjoinit,
  landingjobs,
  lever,
  nofluffjobs,
  oracle,
  personio,
  pinpoint,
  realworkfromanywhere,
  recruitee,
  remoteok,
  remotewlb,
  remotive,
  rippling,
  rss,
  smartrecruiters,
  teamtailor,
  themuse,
  torre,
  weworkremotely,
  workable,
  workday,
  workingnomads,
  xml,
].map((source) => [source.id, source]))
