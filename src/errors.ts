/** Every error code of jobwire with what a person can do about it. Documentation is printed from this list. */
export const errorCodes = {
  'bad-usage': 'Run the command with --help; it shows an example.',
  'bad-config': 'Mend the line of the configuration file that the message names.',
  'bad-query': 'Use the parameter or value that the message offers.',
  'bad-input': 'Mend or remove the line that the message names; the other lines were handled.',
  'unknown-source': 'See `jobwire sources` for the ids there are.',
  'not-found': 'Check the id or key; `jobwire search` finds it.',
  'lease-held': 'Another jobwire crawls this database: stop it or wait for it to end.',
  'schema-newer': 'This database was written by a newer jobwire: upgrade, or restore a backup.',
  'database-corrupt': 'Restore the last backup; jobwire does not write to a damaged file.',
  'schema-older':
    'This database is of an older jobwire: open it once with a command that may write, such as `jobwire crawl`.',
  'database-busy': 'Another program keeps the database locked: close it, or try again.',
  'disk-full': 'Free some space; nothing of this write was kept, and the next run repeats it.',
  'missing-contact': 'Set `contact:` in jobwire.yaml to a page or address about your crawler.',
  'robots-refused': 'The site asks crawlers not to fetch this; an override per source is possible and is logged.',
  'robots-unreachable':
    'robots.txt answered with an error, so nothing is fetched (RFC 9309 §2.3.1.4); it is asked again later.',
  'source-off':
    'It is not asked, and nothing of it closes. Read its terms; `jobwire sources turn-on BOARD` (`turnOn: true` in its entry) asks it all the same, by your decision.',
  'source-ended':
    'Its site answers no more, so it is not asked, and nothing of it closes; the message says what can take its place.',
  'private-address': 'Only origins listed under `allowPrivate:` may be on a private network.',
  'bad-redirect': 'The redirects loop, are too many or leave HTTP; check the address.',
  'http-status': 'The site answered with an error status; see the message.',
  'connection-failed': 'The host could not be reached; it is tried again at the next run.',
  'timed-out': 'The site took too long; it is tried again at the next run.',
  'body-too-large': 'The body is over the cap; raise `maxBytes` of the source if it is right.',
  'body-cut': 'The body ended early at every try; it is asked again at the next run.',
  'bad-encoding': 'The body does not decode as its Content-Encoding says.',
  throttled:
    'The host asked to wait longer than one crawl waits: it is left alone until then, and asked again at the first run after.',
  'wrong-digest': 'The bytes are not the version that the board lists; it is asked again at the next run.',
  'not-modified-unknown': 'The site answered 304 to a request without validators.',
  'wrong-shape': 'The page is not what this source publishes; it may have changed or be an error page.',
  'empty-body': 'The page is empty.',
  'empty-or-unknown':
    'Look at the board in a browser: its name may be wrong or it may have moved. If it is right it has no postings now, and nothing needs to be done.',
  'missing-title': 'The posting states no title.',
  'missing-id': 'The posting states no id.',
  'missing-url': 'The posting states no address of its own.',
  'invalid-listing': 'The posting does not fit the schema; the message names the field.',
  'too-large': 'The posting is over the size limit.',
  internal: 'This is a bug of jobwire: please report it with the message.',
} as const
export type ErrorCode = keyof typeof errorCodes

/** The root of jobwire's errors: a stable documented code and a hint for the operator. */
export class JobwireError extends Error {
  readonly code: ErrorCode
  readonly hint: string

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = new.target.name
    this.code = code
    this.hint = options.hint ?? errorCodes[code]
  }
}

/** Tried again, with backoff and jitter. */
export class RetryableError extends JobwireError {}

/** Waits until `retryAt` (milliseconds since the epoch) and costs no retry. */
export class ThrottledError extends JobwireError {
  readonly retryAt: number

  constructor(message: string, retryAt: number, options: { cause?: unknown } = {}) {
    super('throttled', message, options)
    this.retryAt = retryAt
  }
}

/** This source stops, the others go on, nothing closes. */
export class SourceError extends JobwireError {}

/** The run stops. */
export class FatalError extends JobwireError {}

/** The caller's words are off: exit code 2, HTTP 400. */
export class UsageError extends JobwireError {}
