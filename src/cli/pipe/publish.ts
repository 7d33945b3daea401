import { publish, publishFormats } from '../../../pipelines/publish.ts'
import { nearest } from '../../config.ts'
import { UsageError } from '../../errors.ts'
import { Job } from '../../model/job.ts'
import { Filter } from './filter.ts'

/** `pipe publish`: the jobs of stdin as one document. */
export async function publishLines(options: { format: string; title?: string; publicUrl?: string }): Promise<void> {
  const { format, title, publicUrl } = options
  if (!publishFormats.some((known) => known === format)) {
    const near = nearest(format, publishFormats) ?? publishFormats.join(', ')
    throw new UsageError('bad-usage', `there is no format ${format}; did you mean ${near}?`)
  }
  if (publicUrl !== undefined && !/^https?:$/.test(URL.parse(publicUrl)?.protocol ?? '')) {
    throw new UsageError('bad-usage', `--public-url ${publicUrl} is no http or https address`)
  }
  const filter = new Filter()
  const jobs: Job[] = []
  for await (const { value } of filter.records(Job, 'Job')) jobs.push(value)
  await filter.text(publish(jobs, format, { ...(title ? { title } : {}), ...(publicUrl ? { publicUrl } : {}) }))
}
