import type Database from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { RobotsEntry, RobotsVerdict } from '../../ports/archive.ts'
import { hostWaits, robots, verdicts } from './archive-schema.ts'

/** robots.txt, its verdicts and the waits that hosts asked for. Writes run inside the caller's transaction. */
export class CrawlState {
  #db: ReturnType<typeof drizzle>

  constructor(db: Database.Database) {
    this.#db = drizzle(db)
  }

  robots(origin: string): RobotsEntry | undefined {
    return this.#db.select().from(robots).where(eq(robots.origin, origin)).get()
  }

  putRobots(entry: RobotsEntry): void {
    const { origin: _origin, ...set } = entry
    this.#db.insert(robots).values(entry).onConflictDoUpdate({ target: robots.origin, set }).run()
  }

  putVerdict(verdict: RobotsVerdict): void {
    const { source: _source, url: _url, ...set } = verdict
    const target = [verdicts.source, verdicts.url]
    this.#db.insert(verdicts).values(verdict).onConflictDoUpdate({ target, set }).run()
  }

  verdicts(source: string): RobotsVerdict[] {
    return this.#db.select().from(verdicts).where(eq(verdicts.source, source)).orderBy(verdicts.url).all()
  }

  hostWait(host: string): number | undefined {
    return this.#db.select().from(hostWaits).where(eq(hostWaits.host, host)).get()?.until
  }

  setHostWait(host: string, until: number): void {
    this.#db
      .insert(hostWaits)
      .values({ host, until })
      .onConflictDoUpdate({ target: hostWaits.host, set: { until } })
      .run()
  }
}
