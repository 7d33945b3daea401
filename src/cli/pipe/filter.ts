import { JobwireError, type ErrorCode, errorCodes } from '../../errors.ts'
import { splitLines } from '../lines.ts'

/** What one line failed with, as stderr says it. */
export interface LineError {
  readonly line: number
  readonly code: ErrorCode
  readonly message: string
  readonly hint: string
}

/** The filter's two ends: values go to stdout in order, errors to stderr as NDJSON; one error makes the exit code 1. */
export class Filter {
  /** Writes one value as a line of NDJSON; resolves when more may be written. */
  async write(value: unknown): Promise<void> {
    await this.text(`${JSON.stringify(value)}\n`)
  }

  async text(text: string): Promise<void> {
    if (process.stdout.write(text)) return
    await new Promise<void>((resolve) => process.stdout.once('drain', resolve))
  }

  /** Reports one failure; `line` counts from 1. */
  fail(line: number, error: unknown): void {
    const known = error instanceof JobwireError
    this.report({
      line,
      code: known ? error.code : 'internal',
      message: error instanceof Error ? error.message : String(error),
      hint: known ? error.hint : errorCodes.internal,
    })
  }

  report(error: LineError): void {
    process.exitCode = 1
    this.note(error)
  }

  /** Says something on stderr that fails nothing. */
  note(error: LineError): void {
    process.stderr.write(`${JSON.stringify(error)}\n`)
  }

  /** Every line of stdin as JSON, in order. One that is none is reported, and an empty one passed over. */
  async *values(): AsyncGenerator<{ line: number; value: unknown }> {
    let line = 0
    for await (const text of splitLines(process.stdin)) {
      line += 1
      if (text.trim() === '') continue
      let value: unknown
      try {
        value = JSON.parse(text)
      } catch (error) {
        this.fail(line, new JobwireError('bad-input', `the line is no JSON: ${(error as Error).message}`))
        continue
      }
      yield { line, value }
    }
  }

  /** `values`, each checked by `read`; a line that does not fit is reported. */
  async *records<T>(
    schema: {
      safeParse(
        value: unknown,
      ):
        | { success: true; data: T }
        | { success: false; error: { issues: readonly { path: PropertyKey[]; message: string }[] } }
    },
    name: string,
  ): AsyncGenerator<{ line: number; value: T }> {
    for await (const { line, value } of this.values()) {
      const parsed = schema.safeParse(value)
      if (parsed.success) yield { line, value: parsed.data }
      else {
        const issues = parsed.error.issues
          .slice(0, 5)
          .map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`)
        this.fail(line, new JobwireError('bad-input', `the line is no ${name}: ${issues.join('; ')}`))
      }
    }
  }
}
