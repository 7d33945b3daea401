import { queryParameters } from '../../feed/query-parameters.ts'
import type { Document } from '../responder.ts'
import type { Site } from '../site.ts'
import { feedFormats } from '../feed-page.ts'
import { page } from './layout.tsx'

/** How to follow a search and ask the API, printed from the list of parameters. */
export function aboutPage(site: Site): Promise<Document> {
  const { base, publicUrl } = site
  const body = (
    <>
      <h1>Feeds and API</h1>
      <p>
        Every search on this site is a feed and an API call: the same parameters go behind each of these addresses. A
        parameter given twice means either; different parameters must all hold. <a href={`${base}/opml.xml`}>OPML</a>{' '}
        lists every feed.
      </p>
      <ul>
        {Object.entries(feedFormats).map(([format, { name }]) => (
          <li>
            {name}: <a href={`${base}/jobs.${format}`}>{`${publicUrl}/jobs.${format}`}</a>
          </li>
        ))}
        <li>
          API: <a href={`${base}/api/v1/jobs`}>{`${publicUrl}/api/v1/jobs`}</a>
        </li>
      </ul>
      <h2>Parameters</h2>
      <dl class="facts">
        {queryParameters.map(({ name, about, example }) => (
          <>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              {about}
              {example === '' ? null : (
                <span class="soft">
                  {' '}
                  <code>{`${name}=${example}`}</code>
                </span>
              )}
            </dd>
          </>
        ))}
      </dl>
      <h2 id="json-feed">The JSON Feed extension</h2>
      <p>
        Items carry an object <code>_jobwire</code> with what JSON Feed has no word for: company, workplace,
        remoteScope, locations, salaries (as published), employmentTypes, seniority, experienceYears, skills, dates, and{' '}
        <code>sources</code>, the listings that the job was seen at with the attribution that each asks for. An unknown
        value is null, an empty list or the word unknown.
      </p>
      <h2 id="identity">Identity</h2>
      <p>
        The name of a job (<code>urn:uuid:…</code>) never changes. When two jobs turn out to be one opening, the address
        of the later one redirects for good.
      </p>
    </>
  )
  return page({ site, title: 'Feeds and API', body, feedQuery: '', canonical: `${publicUrl}/about` }, { maxAge: 3600 })
}
