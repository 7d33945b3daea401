/** One line a thing that happened; `fields` are for machines. */
export interface Log {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void
  info(message: string, fields?: Readonly<Record<string, unknown>>): void
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void
  error(message: string, fields?: Readonly<Record<string, unknown>>): void
}

/** A log that says nothing. */
export const silent: Log = { debug() {}, info() {}, warn() {}, error() {} }
