import { formatQuery } from '../../feed/parse-query.ts'
import type { Query } from '../../model/query.ts'
import type { SearchResult } from '../../ports/store.ts'
import { feedFormats, queryTitle } from '../feed-page.ts'
import { pagePath } from '../page-path.ts'
import type { Document } from '../responder.ts'
import type { Site } from '../site.ts'
import { JobList } from './job-list.tsx'
import { page } from './layout.tsx'
import { SearchForm } from './search-form.tsx'

/** The search with its results, what was asked, and the same search as feeds. */
export function homePage(site: Site, query: Query, result: SearchResult): Promise<Document> {
  const first = { ...query, cursor: null }
  const feedQuery = formatQuery(first)
  const heading = feedQuery === '' ? site.title : queryTitle(site, first)
  const body = (
    <>
      <h1>{feedQuery === '' ? 'Jobs' : 'Jobs that match'}</h1>
      <SearchForm site={site} query={query} />
      <Applied site={site} query={first} />
      <p>
        <strong>{result.total.toLocaleString('en')}</strong> {result.total === 1 ? 'job' : 'jobs'}
        <span class="soft"> · follow this search: </span>
        {(Object.keys(feedFormats) as (keyof typeof feedFormats)[]).map((format, index) => (
          <>
            {index === 0 ? '' : ', '}
            <a href={`${site.base}${pagePath(`/jobs.${format}`, first)}`}>{feedFormats[format].name}</a>
          </>
        ))}
      </p>
      {result.jobs.length === 0 ? (
        <p class="notice">Nothing matches. Take a filter away, or follow the search and be told when something does.</p>
      ) : (
        <JobList jobs={result.jobs} base={site.base} />
      )}
      <nav class="pages" aria-label="Pages">
        {query.cursor === null ? <span /> : <a href={`${site.base}${pagePath('/', first)}`}>First page</a>}
        {result.next === null ? null : (
          <a rel="next" href={`${site.base}${pagePath('/', { ...query, cursor: result.next })}`}>
            Next page
          </a>
        )}
      </nav>
      <SavedFeeds site={site} />
    </>
  )
  return page({
    site,
    title: heading,
    body,
    feedQuery,
    canonical: `${site.publicUrl}${pagePath('/', query)}`,
    index: query.cursor === null,
  })
}

/** Each filter with a link to the search without it. */
function Applied({ site, query }: { site: Site; query: Query }) {
  const pairs = [...new URLSearchParams(formatQuery(query))]
  if (pairs.length === 0) return null
  return (
    <ul class="chips" aria-label="Filters applied">
      {pairs.map(([name, value], index) => {
        // Pay without its currency means nothing: the two go together.
        const gone = name === 'currency' ? ['currency', 'salary_min'] : []
        const rest = pairs.filter(([other], at) => at !== index && !gone.includes(other))
        const search = new URLSearchParams(rest).toString()
        return (
          <li>
            {name.replace('_', ' ')}: {value.replaceAll('_', ' ')}{' '}
            <a href={`${site.base}/${search === '' ? '' : `?${search}`}`} aria-label={`Remove ${name} ${value}`}>
              ×
            </a>
          </li>
        )
      })}
    </ul>
  )
}

function SavedFeeds({ site }: { site: Site }) {
  if (site.feeds.length === 0) return null
  return (
    <section>
      <h2>Saved feeds</h2>
      <ul>
        {site.feeds.map((feed) => (
          <li>
            <a href={`${site.base}${pagePath('/', feed.parsed)}`}>{feed.title}</a>
            {(['rss', 'atom', 'json'] as const).map((format) => (
              <>
                {' · '}
                <a href={`${site.base}/feeds/${feed.slug}.${format}`}>{feedFormats[format].name}</a>
              </>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
