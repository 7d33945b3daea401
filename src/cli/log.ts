import pino from 'pino'
import type { Log } from '../ports/log.ts'

export type LogFormat = 'plain' | 'json'

/** The log of commands, on stderr: a line a thing for people, or JSON for machines. */
export function createLog(format: LogFormat): Log {
  if (format === 'json') {
    const logger = pino(
      { base: null, timestamp: pino.stdTimeFunctions.isoTime },
      pino.destination({ dest: 2, sync: true }),
    )
    return {
      debug: (message, fields) => logger.debug(fields ?? {}, message),
      info: (message, fields) => logger.info(fields ?? {}, message),
      warn: (message, fields) => logger.warn(fields ?? {}, message),
      error: (message, fields) => logger.error(fields ?? {}, message),
    }
  }
  const line = (level: string) => (message: string, fields?: Readonly<Record<string, unknown>>) => {
    process.stderr.write(`${new Date().toISOString()} ${level} ${message}${plainFields(fields)}\n`)
  }
  return { debug() {}, info: line('info '), warn: line('warn '), error: line('error') }
}

function plainFields(fields: Readonly<Record<string, unknown>> = {}): string {
  return Object.entries(fields)
    .filter(([name, value]) => value !== undefined && name !== 'stack')
    .map(
      ([name, value]) => ` ${name}=${typeof value === 'string' && /^\S+$/.test(value) ? value : JSON.stringify(value)}`,
    )
    .join('')
}
