import { gzipSync } from 'node:zlib'
import { gitBlobSha } from '../../model/git-blob.ts'
import { createHash } from 'node:crypto'

interface Entry {
  readonly path: string
  readonly mode: string
  readonly type: 'blob' | 'tree'
  readonly sha: string
  readonly size?: number
}

/** A folder of files as git would hash it: every blob and tree with its path, deepest first, and the sha of the root. */
export function gitTree(files: ReadonlyMap<string, Uint8Array>): { sha: string; entries: Entry[] } {
  const entries: Entry[] = []
  const hashFolder = (prefix: string): string => {
    const children = new Map<string, { mode: string; sha: string; sortName: string }>()
    for (const [path, bytes] of files) {
      if (!path.startsWith(prefix)) continue
      const [name = '', ...rest] = path.slice(prefix.length).split('/')
      if (children.has(name)) continue
      const inner = rest.length > 0
      const sha = inner ? hashFolder(`${prefix}${name}/`) : gitBlobSha(bytes)
      // Git sorts a folder as if its name ended in a slash.
      children.set(name, { mode: inner ? '40000' : '100644', sha, sortName: inner ? `${name}/` : name })
      entries.push({
        path: prefix + name,
        mode: inner ? '040000' : '100644',
        type: inner ? 'tree' : 'blob',
        sha,
        ...(inner ? {} : { size: bytes.length }),
      })
    }
    const sorted = [...children].sort(([, a], [, b]) =>
      Buffer.compare(Buffer.from(a.sortName), Buffer.from(b.sortName)),
    )
    const content = Buffer.concat(
      sorted.flatMap(([name, { mode, sha }]) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(sha, 'hex')]),
    )
    return createHash('sha1').update(`tree ${content.length}\0`).update(content).digest('hex')
  }
  const sha = hashFolder('')
  return { sha, entries: entries.sort((a, b) => (a.path < b.path ? -1 : 1)) }
}

/** The gzipped ustar archive of files below one top folder. Throws RangeError on a path that the format cannot hold. */
export function tarball(top: string, files: ReadonlyMap<string, Uint8Array>): Buffer {
  const blocks: Buffer[] = []
  for (const [path, bytes] of files) {
    blocks.push(
      tarHeader(`${top}/${path}`, bytes.length),
      Buffer.from(bytes),
      Buffer.alloc((512 - (bytes.length % 512)) % 512),
    )
  }
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]))
}

function tarHeader(path: string, size: number): Buffer {
  const header = Buffer.alloc(512)
  const put = (text: string, at: number): number => header.write(text, at, 'utf8')
  const cut = Buffer.byteLength(path) <= 100 ? -1 : path.indexOf('/', path.length - 101)
  const [prefix, name] = cut < 0 ? ['', path] : [path.slice(0, cut), path.slice(cut + 1)]
  if (Buffer.byteLength(name) > 100 || Buffer.byteLength(prefix) > 155)
    throw new RangeError(`too long for ustar: ${path}`)
  put(name, 0)
  put('0000644\0', 100)
  put('0000000\0', 108)
  put('0000000\0', 116)
  put(`${size.toString(8).padStart(11, '0')}\0`, 124)
  put('00000000000\0', 136)
  put('        ', 148)
  put('0', 156)
  put('ustar\u000000', 257)
  put(prefix, 345)
  const sum = header.reduce((total, byte) => total + byte, 0)
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}
