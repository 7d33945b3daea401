import { setImmediate as turn } from 'node:timers/promises'
import type { BasicCrawler, EventManager as EventManagerType, RequestProvider } from '@crawlee/basic'
import { WorkLine } from './work-line.ts'

interface Engine {
  readonly crawler: BasicCrawler
  readonly done: Promise<unknown>
}

/**
 * Runs exchanges through one Crawlee BasicCrawler for all sources. It holds no state that outlives it: the line of work is in memory, what
 * must survive is in the archive, and nothing is written to disk. Crawlee is loaded at the first exchange.
 */
export class Driver {
  readonly #line = new WorkLine()
  readonly #concurrency: number
  #starting: Promise<Engine> | undefined
  #engine: Engine | undefined

  constructor(concurrency: number) {
    this.#concurrency = concurrency
  }

  /** Runs `task` in its turn and gives its result; rejects as it does. */
  run<T>(url: string, task: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#line.push(url, () => task().then(resolve, reject), reject)
      if (this.#engine) {
        void this.#engine.crawler.autoscaledPool?.notify()
        return
      }
      this.#starting ??= start(this.#line, this.#concurrency).then((engine) => (this.#engine = engine))
      this.#starting.then(({ crawler }) => crawler.autoscaledPool?.notify(), reject)
    })
  }

  /** Ends the crawler; what still waits in line is rejected with `reason`. */
  async close(reason: unknown): Promise<void> {
    this.#line.clear(reason)
    const engine = await this.#starting
    await engine?.crawler.autoscaledPool?.abort()
    await engine?.done
  }
}

async function start(line: WorkLine, concurrency: number): Promise<Engine> {
  const { BasicCrawler, Configuration, EventManager, Log, LogLevel, Request, Snapshotter } =
    await import('@crawlee/basic')
  let running: () => void = () => undefined
  const poolRuns = new Promise<void>((resolve) => (running = resolve))
  // The usual manager samples the system each second and asks every store to persist itself each minute.
  class Quiet extends EventManager {
    override async init(): Promise<void> {
      this.initialized = true
    }
    override async close(): Promise<void> {
      this.initialized = false
    }
    // The last thing that Crawlee does before its pool runs, and only a running pool can be stopped.
    override on(...given: Parameters<EventManagerType['on']>): void {
      super.on(...given)
      if (given[0] === 'aborting') {
        dropInterruptListener()
        running()
      }
    }
  }
  // Load is bounded by `concurrency` and by each host's pace: a busy machine makes a crawl slower, it does not stop it.
  class Blind extends Snapshotter {
    override getLoadSignals(): never[] {
      return []
    }
    override async start(): Promise<void> {}
    override async stop(): Promise<void> {}
  }
  const config = new Configuration({ persistStorage: false, purgeOnStart: false })
  config.useEventManager(new Quiet(config))
  // Without `teardown` Crawlee sets no timer that holds the process for a second after its end.
  config.useStorageClient(Object.create(config.getStorageClient(), { teardown: { value: undefined } }) as never)
  line.makeWith(({ url, key }) => new Request({ url, uniqueKey: key, id: key }))
  const crawler = new BasicCrawler(
    {
      // A request manager by its interface; the option `requestManager` is typed but refused at run time (Crawlee 3.18.1).
      requestQueue: line as unknown as RequestProvider,
      requestHandler: ({ request }) => line.handle(request.uniqueKey),
      keepAlive: true,
      minConcurrency: concurrency,
      maxConcurrency: concurrency,
      maxRequestRetries: 0,
      // Exchanges have limits of their own; Crawlee's would cut a long but lawful one.
      requestHandlerTimeoutSecs: 24 * 3600,
      useSessionPool: false,
      respectRobotsTxtFile: false,
      statisticsOptions: { persistenceOptions: { enable: false }, logIntervalSecs: 24 * 3600 },
      statusMessageLoggingInterval: 24 * 3600,
      autoscaledPoolOptions: {
        loggingIntervalSecs: null,
        desiredConcurrency: concurrency,
        systemStatusOptions: { snapshotter: new Blind({ config }) },
      },
      log: new Log({ level: LogLevel.OFF }),
    },
    config,
  )
  const done = crawler.run()
  await Promise.race([poolRuns, done])
  // A pool that is stopped before its timers are set would leave them running.
  await turn()
  return { crawler, done }
}

/** Crawlee, which has just added its listener, would answer Ctrl+C itself and leave every waiting promise open. */
function dropInterruptListener(): void {
  const last = process.listeners('SIGINT').at(-1)
  if (last) process.off('SIGINT', last)
}
