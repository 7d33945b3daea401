import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sources } from '../../crawlers/index.ts'
import { extractPage, pageFromInput, parseParameters } from '../../pipelines/extract.ts'
import { isAbsent, sharedFile } from '../read/shared.ts'

/** Postings in each recorded answer, counted by hand in the files. */
const recorded: Record<string, Record<string, number>> = {
  greenhouse: {
    'job-detail-cz.json': 1,
    'jobs-careerkit.json': 2,
    'jobs-ericlee.json': 2,
    'jobs-gitlab-content.json': 3,
    'jobs-honeycomb-content.json': 2,
    'jobs-srijan.json': 5,
    'jobs-stripe-nocontent.json': 6,
  },
  weworkremotely: { 'atalaya-sample.xml': 4, 'remote-jobs-2026-07.rss': 4, 'sales-marketing.rss': 3 },
}

for (const [id, files] of Object.entries(recorded)) {
  describe.skipIf(isAbsent(`payloads/${id}`))(`recorded answers of ${id}`, () => {
    const source = sources.get(id)
    if (!source) throw new Error(`no source ${id}`)
    const parameters = parseParameters(source, source.board ? { board: 'kornblume' } : {})
    const page = (name: string): ReturnType<typeof pageFromInput> =>
      pageFromInput({
        url: `https://recorded.example/${name}`,
        bodyBase64: readFileSync(sharedFile(`payloads/${id}/${name}`)).toString('base64'),
        contentType: name.endsWith('json') ? 'application/json' : 'application/rss+xml',
      })

    test.each(Object.entries(files))('%s: %i postings, none refused', (name, count) => {
      const found = extractPage(source, parameters, page(name))
      expect(found.rejects).toEqual([])
      expect(found.warnings).toEqual([])
      expect(found.listings).toHaveLength(count)
      for (const listing of found.listings) {
        expect(listing.title?.trim()).toBe(listing.title)
        expect(listing.company).toBeTruthy()
        expect(listing.descriptionHtml ?? '<').not.toMatch(/^&lt;/)
        expect(listing.url).toMatch(/^https:\/\//)
        expect(listing.datePosted).toBeTruthy()
        expect(listing.locations?.length).toBeGreaterThan(0)
      }
    })

    test('every other file is no page of postings', () => {
      const folder = sharedFile(`payloads/${id}`)
      const others = existsSync(folder)
        ? readdirSync(folder).filter((name) => !name.endsWith('.md') && !(name in files))
        : []
      for (const name of others)
        expect(() => extractPage(source, parameters, page(name)), name).toThrow(
          expect.objectContaining({ code: 'wrong-shape' }),
        )
    })
  })
}

test.skipIf(isAbsent('payloads/jsonld'))('recorded pages with JobPosting markup', () => {
  const source = sources.get('jobposting')
  if (!source) throw new Error('no source jobposting')
  const parameters = parseParameters(source, { site: 'kornblume', start: 'https://recorded.example/sitemap.xml' })
  const counts = Object.fromEntries(
    readdirSync(sharedFile('payloads/jsonld'))
      .filter((name) => name.endsWith('.html'))
      .map((name) => {
        const bodyBase64 = readFileSync(sharedFile(`payloads/jsonld/${name}`)).toString('base64')
        const found = extractPage(
          source,
          parameters,
          pageFromInput({ url: `https://recorded.example/${name}`, bodyBase64, contentType: 'text/html' }),
        )
        return [name, found.listings.length]
      }),
  )
  expect(counts).toMatchObject({
    'japandev-job.html': 1,
    'paylocity-sendcutsend.html': 1,
    'workatastartup-diode-senior.html': 1,
    'icims-detail-synthetic.html': 1,
    'remoteworkspain-detail.html': 1,
    'remoteworkspain-list.html': 0,
  })
})
