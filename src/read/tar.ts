import { extract } from 'tar-stream'
import { SourceError } from '../errors.ts'
import { gunzipChunks } from './gzip.ts'

/** One regular file of an archive; `path` as the archive names it, long names and pax headers applied. */
export interface TarFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/**
 * The regular files of a gzipped tar archive for which `wanted` holds, one at a time. Links, devices and folders are passed over; nothing is
 * written anywhere. Throws SourceError `body-too-large` above `maxBytes` decoded, `body-cut` where it ends early, `bad-encoding` where it is
 * no such archive.
 */
export async function* tarFiles(
  bytes: Uint8Array,
  { maxBytes, wanted }: { maxBytes: number; wanted: (path: string) => boolean },
): AsyncGenerator<TarFile> {
  const tar = extract()
  const found: TarFile[] = []
  let failure: unknown
  tar.on('error', (error) => (failure ??= error))
  tar.on('entry', (header, stream, next) => {
    const keep = (header.type === 'file' || header.type === 'contiguous-file') && wanted(header.name)
    const parts: Uint8Array[] = []
    stream.on('data', (part) => {
      if (keep && part instanceof Uint8Array) parts.push(part)
    })
    stream.on('error', next)
    stream.on('end', () => {
      if (keep) found.push({ path: header.name, bytes: joined(parts) })
      next()
    })
  })
  try {
    for (const chunk of gunzipChunks(bytes, maxBytes)) {
      if (failure) break
      await written(tar, chunk)
      yield* found.splice(0)
    }
    if (!failure) await finished(tar)
    yield* found.splice(0)
  } finally {
    tar.destroy()
  }
  if (failure) throw asSourceError(failure)
}

type Tar = ReturnType<typeof extract>

function written(tar: Tar, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    if (tar.write(chunk)) return resolve()
    const done = (): void => {
      tar.off('drain', done).off('close', done)
      resolve()
    }
    tar.on('drain', done).on('close', done)
  })
}

function finished(tar: Tar): Promise<void> {
  return new Promise((resolve) => {
    tar.on('finish', () => resolve()).on('close', () => resolve())
    tar.end(undefined)
  })
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

function asSourceError(error: unknown): SourceError {
  if (error instanceof SourceError) return error
  const early = /unexpected end/i.test(String(error))
  return new SourceError(early ? 'body-cut' : 'bad-encoding', `the tar archive is ${early ? 'cut' : 'broken'}`, {
    cause: error,
  })
}
