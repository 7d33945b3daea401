/**
 * `npm run bench:parsers`: what reading the fields costs, as a share of rendering and sanitizing the same ads, over every page of the real
 * board: each stage over all ads in turn, three rounds in one process, the processor's time; then the same ad by ad within `normalize`,
 * where each of some four hundred patterns runs cold; and how time grows with the size of an ad.
 */
import { execFileSync } from 'node:child_process'
import remotewlb from '../crawlers/remotewlb.ts'
import { extractPage } from '../pipelines/extract.ts'
import { normalize } from '../pipelines/normalize.ts'
import { loadTables } from '../pipelines/tables.ts'
import type { RawListing } from '../src/model/raw-listing.ts'
import { contentHash } from '../src/model/content-hash.ts'
import type { Listing } from '../src/model/listing.ts'
import { parseBenefits } from '../src/parse/benefits.ts'
import { parseCompany } from '../src/parse/company.ts'
import { contradictions } from '../src/parse/contradictions.ts'
import { parseDate } from '../src/parse/date.ts'
import { parseDepartment } from '../src/parse/department.ts'
import { parseEmploymentTypes } from '../src/parse/employment.ts'
import { prose, type Prose } from '../src/parse/evidence.ts'
import { parseExperience } from '../src/parse/experience.ts'
import { parseLanguage } from '../src/parse/language.ts'
import { key } from '../src/parse/text/line-index.ts'
import type { SalaryInput } from '../src/parse/pay/pay-range.ts'
import { parseSalaries } from '../src/parse/salary.ts'
import { parseWhereabouts } from '../src/parse/scope.ts'
import { parseSeniority } from '../src/parse/seniority.ts'
import { parseSkills } from '../src/parse/skills.ts'
import { parseMarkdownDescription, sanitize } from '../src/parse/text/text.ts'
import { parseTitle } from '../src/parse/title.ts'
import { parseVisa } from '../src/parse/visa.ts'
import { parseWorkplace } from '../src/parse/workplace.ts'
import { printedMode } from '../src/parse/workplace-field.ts'
import { bareClone } from '../test/support/git-repository.ts'
import { noRealBoard } from '../test/support/skip.ts'

const tables = loadTables()
const context = { hints: remotewlb.hints, tables }

function milliseconds(work: () => unknown): number {
  const start = process.hrtime.bigint()
  work()
  return Number(process.hrtime.bigint() - start) / 1e6
}

/** The ads of the board as printed. */
function ads(): RawListing[] {
  const folder = bareClone()
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
  const paths = git('ls-tree', '-r', '-z', '--name-only', 'HEAD', 'jobs')
    .split('\0')
    .filter((path) => path.endsWith('/README.md'))
  const pages = execFileSync('git', ['-C', folder, 'cat-file', '--batch'], {
    input: paths.map((path) => `HEAD:${path}\n`).join(''),
    maxBuffer: 1 << 29,
  })
  let at = 0
  return paths.flatMap((path) => {
    const lineEnd = pages.indexOf(10, at)
    const size = Number(pages.toString('utf8', at, lineEnd).split(' ')[2])
    const body = pages.toString('utf8', lineEnd + 1, lineEnd + 1 + size)
    at = lineEnd + size + 2
    const encoded = path.split('/').map(encodeURIComponent).join('/')
    const url = `https://raw.githubusercontent.com/RemoteWLB/remote-jobs/HEAD/${encoded}`
    return extractPage(remotewlb, {}, { url, body }).listings
  })
}

/** Time to read one ad made `times` as long by repeating its text. */
function grown(raw: RawListing, times: number): number {
  const descriptionMarkdown = Array.from({ length: times }, () => raw.descriptionMarkdown ?? '').join('\n\n')
  return milliseconds(() => normalize({ ...raw, descriptionMarkdown }, context))
}

const anyKey = key('remote')

/** Microseconds of processor time that one ad takes at each stage: the least of three rounds. */
function stages(raws: readonly RawListing[]): ReadonlyMap<string, number> {
  const least = new Map<string, number>()
  for (let round = 0; round < 3; round++) {
    const stage = <T>(name: string, work: (raw: RawListing, index: number) => T): T[] => {
      const start = process.cpuUsage()
      const made = raws.map(work)
      const spent = process.cpuUsage(start).user / raws.length
      least.set(name, Math.min(spent, least.get(name) ?? Infinity))
      return made
    }
    const printed = stage('rendering', (raw) => parseMarkdownDescription(raw.descriptionMarkdown ?? '', raw.pageUrl))
    stage('sanitizing', (raw, i) => sanitize(printed[i]?.html ?? '', raw.pageUrl))
    const texts = printed.map(({ text }) => prose(text, 'description'))
    const titles = raws.map((raw) => prose(raw.title ?? '', 'titleRaw'))
    const text = (i: number): Prose => texts[i] ?? prose('', 'description')
    const title = (i: number): Prose => titles[i] ?? prose('', 'titleRaw')
    stage('index of lines and words', (_, i) => {
      text(i).lines(anyKey)
      text(i).words()
    })
    const languages = stage('language', (raw, i) => parseLanguage(text(i), raw.language, undefined))
    const titled = stage('title', (raw) => parseTitle(raw.title ?? '', tables, raw.locations))
    stage('company', (raw, i) => parseCompany(raw.company, text(i), false))
    const employment = stage('employment types', (raw, i) =>
      parseEmploymentTypes(raw.employmentTypes, title(i), text(i)),
    )
    const seniority = stage('seniority', (raw, i) => parseSeniority(title(i), raw.seniority, text(i)))
    stage('experience', (_, i) => parseExperience(text(i)))
    stage('visa', (_, i) => parseVisa(text(i)))
    stage('skills', (_, i) => parseSkills(title(i), text(i), tables))
    stage('benefits', (_, i) => parseBenefits(text(i), tables))
    stage('department', (raw, i) => parseDepartment(raw.department, text(i)))
    stage('dates', (raw) => parseDate(raw.datePosted, 'datePosted', undefined))
    const workplaces = stage('workplace', (raw, i) =>
      parseWorkplace({
        printed: printedMode(raw.workplace, raw.locations ?? []),
        title: title(i),
        titleParts: titled[i]?.removed ?? [],
        text: text(i),
        remoteSource: null,
      }),
    )
    const places = stage('places and scope', (raw, i) =>
      parseWhereabouts({
        printed: raw.locations ?? [],
        titleRaw: title(i),
        titleParts: titled[i]?.removed ?? [],
        text: text(i),
        workplace: workplaces[i]?.value ?? 'unknown',
        orOffice: false,
        country: undefined,
        tables,
      }),
    )
    const pay = (raw: RawListing, i: number): SalaryInput => ({
      printed: raw.salaries ?? [],
      unreliable: false,
      text: text(i),
      country: places[i]?.country ?? null,
      tables,
    })
    const salaries = stage('salaries', (raw, i) => parseSalaries(pay(raw, i)))
    stage('contradictions', (raw, i) =>
      contradictions({
        raw,
        title: title(i),
        titleParts: titled[i]?.removed ?? [],
        text: text(i),
        printed: printedMode(raw.workplace, raw.locations ?? []),
        workplace: workplaces[i] ?? { value: 'unknown', evidence: [] },
        employment: employment[i] ?? { value: [], evidence: [] },
        seniority: seniority[i] ?? { value: 'unknown', evidence: [] },
        language: languages[i] ?? { value: null, evidence: [] },
        scope: places[i]?.scopeEvidence ?? [],
        salaries: salaries[i] ?? [],
        salaryInput: pay(raw, i),
        datePosted: null,
        validThrough: null,
      }),
    )
  }
  return least
}

if (!noRealBoard()) {
  const raws = ads()
  for (const raw of raws.slice(0, 500)) normalize(raw, context)
  const least = [...stages(raws)]
  for (const [name, spent] of least) console.log(`${name.padEnd(26)}${spent.toFixed(0).padStart(5)} µs`)
  const sum = (those: typeof least): number => those.reduce((total, [, spent]) => total + spent, 0)
  console.log(
    `fields / (rendering + sanitizing), stage by stage  ${(sum(least.slice(2)) / sum(least.slice(0, 2))).toFixed(2)}`,
  )

  const spent = { rendering: 0, sanitizing: 0, hashing: 0, whole: 0 }
  for (const raw of raws) {
    let html = ''
    spent.rendering += milliseconds(() => {
      html = parseMarkdownDescription(raw.descriptionMarkdown ?? '', raw.pageUrl).html
    })
    spent.sanitizing += milliseconds(() => sanitize(html, raw.pageUrl))
    let listing: Listing | undefined
    spent.whole += milliseconds(() => {
      listing = normalize(raw, context)
    })
    const { contentHash: _, ...rest } = listing as Listing
    spent.hashing += milliseconds(() => contentHash(rest))
  }
  const rest = spent.whole - spent.rendering - spent.hashing
  console.log(
    `the rest of normalize / the same, ad by ad         ${(rest / (spent.rendering + spent.sanitizing)).toFixed(2)}`,
  )

  const sample = raws.filter((_, index) => index % 400 === 0)
  const sizes = [4, 8, 16, 32]
  const times = sizes.map((size) => sample.reduce((total, raw) => total + grown(raw, size), 0))
  console.log(
    'time by size, per size             ',
    sizes.map((size, i) => `${size}x ${((times[i] ?? 0) / size).toFixed(1)} ms`).join(', '),
  )
}
