import { generateOpml } from 'feedsmith'
import { cleanDeep, oneLine } from './clean-text.ts'
import { settleXml } from './settle-xml.ts'

export interface Subscription {
  readonly title: string
  readonly xmlUrl: string
  readonly htmlUrl: string
}

/** Every feed as an OPML 2.0 subscription list. */
export function toOpml(title: string, feeds: readonly Subscription[], changedAt: string | null): string {
  const changed = changedAt === null ? undefined : new Date(changedAt)
  const xml = generateOpml(
    cleanDeep({
      head: { title: oneLine(title), dateCreated: changed, dateModified: changed },
      body: {
        outlines: feeds.map((feed) => ({
          type: 'rss',
          text: oneLine(feed.title),
          title: oneLine(feed.title),
          xmlUrl: feed.xmlUrl,
          htmlUrl: feed.htmlUrl,
        })),
      },
    }),
  )
  return `${settleXml(xml).trimEnd()}\n`
}
