import { placeText, salaryText, workplaceText } from '../../feed/facts.ts'
import { attributions } from '../../feed/content.ts'
import { oneLine } from '../../feed/clean-text.ts'
import type { Job } from '../../model/job.ts'

/** Jobs as a list: title, company, where, pay as published, and since when. */
export function JobList({ jobs, base }: { jobs: readonly Job[]; base: string }) {
  return (
    <ol class="jobs">
      {jobs.map((job) => (
        <li>
          <div class="top">
            <h3>
              <a href={`${base}/jobs/${job.id}`}>{oneLine(job.title)}</a>
            </h3>
            <Day job={job} />
          </div>
          <p>
            {[job.company.name, whereText(job)].filter(Boolean).join(' · ')}
            {job.status === 'closed' ? <span class="closed"> · closed</span> : null}
          </p>
          {attributions(job).length > 0 ? <p class="soft">via {attributions(job).join(', ')}</p> : null}
          {job.salaries.length > 0 ? <p class="pay">{job.salaries.map(salaryText).join('; ')}</p> : null}
          {job.variants.length > 0 ? (
            <p class="soft">
              {job.variants.length === 1 ? 'One variant' : `${job.variants.length} variants`} in another place or level
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

function whereText(job: Job): string {
  const places = job.locations.map(placeText)
  const shown = places.length > 3 ? `${places.slice(0, 3).join('; ')} and ${places.length - 3} more` : places.join('; ')
  return [workplaceText(job), shown].filter(Boolean).join(' · ')
}

/** The day that the source states, else the day it was first seen; nothing where neither is known. */
function Day({ job }: { job: Job }) {
  const stated = job.datePosted?.slice(0, 10)
  const seen = (job.firstSeen ?? job.publishedAt)?.slice(0, 10)
  const day = stated ?? seen
  if (day === undefined) return null
  return (
    <time datetime={day}>
      {stated === undefined ? 'seen ' : 'posted '}
      {day}
    </time>
  )
}
