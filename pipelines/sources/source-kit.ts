import { z } from 'zod'
import { SourceError } from '../../src/errors.ts'
import { defineSource } from '../../src/model/source.ts'
import { absolute, linksOf, unescapeHtml } from '../../src/read/html.ts'
import { fromJsonLd } from '../../src/read/json-ld.ts'
import { arrayAt, at, fromJson, parseJson } from '../../src/read/json.ts'
import { listOf, Optional, present, printed, printedList } from '../../src/read/printed.ts'
import { fieldOf, fromRecords } from '../../src/read/records.ts'
import { fromRss } from '../../src/read/rss.ts'
import { readHtml } from '../../src/read/select.ts'
import { pathParts, tenantOf } from '../../src/read/url-path.ts'

/** What a source outside the project is given to declare itself with: what sources inside import. */
export const sourceKit = {
  z,
  defineSource,
  SourceError,
  fromJson,
  fromJsonLd,
  fromRecords,
  fromRss,
  readHtml,
  parseJson,
  at,
  arrayAt,
  fieldOf,
  Optional,
  listOf,
  present,
  printed,
  printedList,
  absolute,
  linksOf,
  unescapeHtml,
  pathParts,
  tenantOf,
}
