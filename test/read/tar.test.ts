import { gzipSync } from 'fflate'
import { pack } from 'tar-stream'
import { describe, expect, test } from 'vitest'
import { gunzip } from '../../src/read/gzip.ts'
import { tarFiles, type TarFile } from '../../src/read/tar.ts'

const LONG = `board-1/${'long-folder-name/'.repeat(12)}größe/README.md`

async function tarball(): Promise<Uint8Array> {
  const tar = pack()
  tar.entry({ name: 'board-1/', type: 'directory' })
  tar.entry({ name: 'board-1/a.md' }, 'first')
  tar.entry({ name: LONG }, 'second')
  tar.entry({ name: 'board-1/b.md', type: 'symlink', linkname: '/etc/passwd' })
  tar.entry({ name: 'board-1/big.bin' }, Buffer.alloc(300_000, 7))
  tar.entry({ name: 'board-1/empty.md' }, '')
  tar.finalize()
  const parts: Uint8Array[] = []
  for await (const part of tar) parts.push(part as Uint8Array)
  return gzipSync(Buffer.concat(parts))
}

async function all(bytes: Uint8Array, maxBytes = 10_000_000): Promise<TarFile[]> {
  const found: TarFile[] = []
  for await (const file of tarFiles(bytes, { maxBytes, wanted: (path) => path.endsWith('.md') })) found.push(file)
  return found
}

describe('a gzipped tar archive', () => {
  test('gives its wanted regular files, long names whole, links passed over', async () => {
    const files = await all(await tarball())
    expect(files.map((file) => [file.path, new TextDecoder().decode(file.bytes)])).toEqual([
      ['board-1/a.md', 'first'],
      [LONG, 'second'],
      ['board-1/empty.md', ''],
    ])
  })

  test('is refused above its cap, where it ends early and where it is none', async () => {
    const bytes = await tarball()
    await expect(all(bytes, 1000)).rejects.toMatchObject({ code: 'body-too-large' })
    await expect(all(bytes.subarray(0, bytes.length - 40))).rejects.toMatchObject({ code: 'body-cut' })
    await expect(all(new TextEncoder().encode('<html>Not found</html>'))).rejects.toMatchObject({
      code: 'bad-encoding',
    })
    const cutTar = gzipSync(gunzip(bytes, 1e7).subarray(0, 2000))
    await expect(all(cutTar)).rejects.toMatchObject({ code: 'body-cut' })
  })

  test('a bomb is stopped at the cap', async () => {
    await expect(all(gzipSync(new Uint8Array(50_000_000)), 1_000_000)).rejects.toMatchObject({ code: 'body-too-large' })
  })
})
