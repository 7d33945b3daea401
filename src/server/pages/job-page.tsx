import { raw } from 'hono/html'
import { oneLine, safeUrl } from '../../feed/clean-text.ts'
import { absoluteLinks, sourceName } from '../../feed/content.ts'
import { jobUrl } from '../../feed/document.ts'
import { facts } from '../../feed/facts.ts'
import { toJobPosting } from '../../feed/job-posting.ts'
import type { Job } from '../../model/job.ts'
import type { Listing } from '../../model/listing.ts'
import type { Document } from '../responder.ts'
import type { Site } from '../site.ts'
import { page } from './layout.tsx'
import { Why } from './why.tsx'

/** One job: its facts, the ad, where it was seen and why each value is what it is. A closed one answers 410 and says when and why. */
export function jobPage(site: Site, job: Job, listings: readonly Listing[]): Promise<Document> {
  const closed = job.status === 'closed'
  const title = [oneLine(job.title), job.company.name].filter(Boolean).join(', ')
  const body = (
    <article>
      <h1>{oneLine(job.title)}</h1>
      {closed ? <Closed job={job} /> : null}
      <dl class="facts">
        {facts(job).map(({ label, value }) => (
          <>
            <dt>{label}</dt>
            <dd class={label === 'Pay' ? 'pay' : undefined}>{value}</dd>
          </>
        ))}
      </dl>
      {closed ? null : <Apply job={job} />}
      {job.description.html === '' ? null : (
        <div class="ad" lang={job.language ?? undefined}>
          {raw(absoluteLinks(job.description.html, job.url))}
        </div>
      )}
      <Variants site={site} job={job} />
      <SeenAt job={job} listings={listings} />
      <Why job={job} listings={listings} />
      <p class="soft">
        Job <code>{job.id}</code>
        {job.firstSeen === null ? null : <> · first seen {job.firstSeen.slice(0, 10)}</>}
        {job.lastSeen === null ? null : <> · last seen {job.lastSeen.slice(0, 10)}</>}
        {job.repostCount === 0 ? null : <> · posted again {job.repostCount}×</>}
        {' · '}
        <a href={`${site.base}/api/v1/jobs/${job.id}`}>as JSON</a>
      </p>
    </article>
  )
  return page(
    {
      site,
      title,
      body,
      canonical: jobUrl(site.publicUrl, job),
      linkedData: toJobPosting(job, site.publicUrl),
      index: !closed,
    },
    closed ? { status: 410 } : {},
  )
}

function Closed({ job }: { job: Job }) {
  return (
    <p class="notice">
      <strong>This job is closed</strong>
      {job.closedAt === null ? null : (
        <>
          {' since '}
          <time datetime={job.closedAt}>{job.closedAt.slice(0, 10)}</time>
        </>
      )}
      {job.closedReason === null ? '.' : `: ${job.closedReason}`}
    </p>
  )
}

function Apply({ job }: { job: Job }) {
  const apply = safeUrl(job.applyUrl)
  const ad = safeUrl(job.url)
  return (
    <p>
      {apply === null ? null : (
        <a class="button main" href={apply} rel="noopener">
          Apply
        </a>
      )}{' '}
      {ad === null || ad === apply ? null : (
        <a class="button" href={ad} rel="noopener">
          The ad where it was published
        </a>
      )}
    </p>
  )
}

function Variants({ site, job }: { site: Site; job: Job }) {
  if (job.variants.length === 0) return null
  return (
    <section>
      <h2>The same role in another place or level</h2>
      <ul>
        {job.variants.map((variant) => (
          <li>
            <a href={`${site.base}/jobs/${variant.id}`}>{oneLine(variant.title)}</a>
            {variant.locations.length === 0 ? null : ` · ${variant.locations.join('; ')}`}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Each listing with its date: one opening that was posted again shows when. */
function SeenAt({ job, listings }: { job: Job; listings: readonly Listing[] }) {
  const dates = new Map(listings.map(({ key, datePosted, firstSeen }) => [key, datePosted ?? firstSeen]))
  return (
    <section>
      <h2>Seen at</h2>
      <ul>
        {job.listings.map((listing) => {
          const url = safeUrl(listing.url)
          const date = dates.get(listing.key)
          return (
            <li>
              {url === null ? (
                sourceName(listing)
              ) : (
                // A source that asks for a followed link gets one; the others' links are not vouched for.
                <a href={url} rel={listing.followLink ? 'noopener' : 'noopener nofollow'}>
                  {sourceName(listing)}
                </a>
              )}
              {date == null ? null : (
                <>
                  {' · '}
                  <time datetime={date}>{date.slice(0, 10)}</time>
                </>
              )}
              <br />
              <span class="soft">{listing.reason}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
