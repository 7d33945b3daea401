import { gunzipSync, gzipSync } from 'node:zlib'

/** A gzipped tar whose named members (paths below the top folder) have a wrong first byte. Throws where one is not in it. */
export function corruptTarball(bytes: Buffer, paths: readonly string[]): Buffer {
  const tar = gunzipSync(bytes)
  const wanted = new Set(paths)
  let long: string | undefined
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const size = Number.parseInt(field(tar, at + 124, 12), 8) || 0
    const type = String.fromCharCode(tar[at + 156] ?? 0)
    const prefix = field(tar, at + 345, 155)
    const name = long ?? (prefix ? `${prefix}/` : '') + field(tar, at, 100)
    const body = at + 512
    if (type === 'x') long = /(?:^|\n)\d+ path=([^\n]*)/.exec(tar.toString('utf8', body, body + size))?.[1]
    else {
      long = undefined
      if (type === '0' && size > 0 && wanted.delete(name.split('/').slice(1).join('/')))
        tar[body] = (tar[body] ?? 0) ^ 1
    }
    at = body + Math.ceil(size / 512) * 512
  }
  if (wanted.size > 0) throw new Error(`not in the tarball: ${[...wanted].join(', ')}`)
  return gzipSync(tar, { level: 1 })
}

function field(tar: Buffer, at: number, length: number): string {
  return tar.toString('utf8', at, at + length).split('\0')[0] ?? ''
}
