import type { StatusCode } from 'hono/utils/http-status'
import type { Document } from '../responder.ts'
import type { Site } from '../site.ts'
import { page } from './layout.tsx'

/** A page that says what went wrong and what to do. */
export function messagePage(
  site: Site,
  status: StatusCode,
  title: string,
  lines: readonly string[],
): Promise<Document> {
  const body = (
    <>
      <h1>{title}</h1>
      {lines.map((line) => (
        <p>{line}</p>
      ))}
      <p>
        <a href={`${site.base}/`}>All jobs</a> · <a href={`${site.base}/about`}>How to ask</a>
      </p>
    </>
  )
  return page({ site, title, body, index: false }, { status })
}
