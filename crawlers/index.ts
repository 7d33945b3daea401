// Generated from the files of this folder by `npm run gen`: do not edit.
import type { Source } from '../src/model/source.ts'
import greenhouse from './greenhouse.ts'
import html from './html.ts'
import jobposting from './jobposting.ts'
import json from './json.ts'
import remotewlb from './remotewlb.ts'
import rss from './rss.ts'
import weworkremotely from './weworkremotely.ts'
import xml from './xml.ts'

/** Every source that jobwire has, by its id. */
// prettier-ignore
export const sources: ReadonlyMap<string, Source> = new Map([
  greenhouse,
  html,
  jobposting,
  json,
  remotewlb,
  rss,
  weworkremotely,
  xml,
].map((source) => [source.id, source]))
