import { createFetcher } from '../../src/fetch/create-fetcher.ts'
import { systemClock } from '../../src/fetch/system-clock.ts'
import { silent } from '../../src/ports/log.ts'
import { openArchive } from '../../src/store/sqlite/archive.ts'

// A process of its own for network.test.ts: fetches one page from the origin given into the archive given, and ends.
const [origin = '', path = ''] = process.argv.slice(2)
const archive = openArchive(path)
const allowPrivate = [origin]
const fetcher = createFetcher({ archive, clock: systemClock, log: silent, contact: null, version: '1', allowPrivate })
const pace = { delayMs: 0, concurrency: 1 }
const { how } = await fetcher.fetch({ url: `${origin}/ok`, source: 's', crawl: 'c', pace, pipelineVersion: '1' })
const interrupts = process.listeners('SIGINT').filter(({ name }) => name === 'sigintHandler')
console.log(`${how}, Crawlee's listeners for Ctrl+C: ${interrupts.length}`)
await fetcher.close()
await archive.close()
