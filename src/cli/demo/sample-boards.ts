import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { packageRoot } from '../../store/sqlite/package-root.ts'
import { gitTree, tarball } from './sample-repository.ts'

/** One answer of a sample board. */
export interface SampleDocument {
  readonly type: string
  readonly body: Uint8Array
}

/** One board of `data/samples`: the source that reads it, and what it answers by path once its own origin is known. */
export interface SampleBoard {
  readonly use: string
  parameters(origin: string): Record<string, string | string[]>
  documents(origin: string): ReadonlyMap<string, SampleDocument>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.rss': 'application/rss+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
}

/** The four sample boards that ship with jobwire. */
export function sampleBoards(): SampleBoard[] {
  const samples = join(packageRoot(), 'data', 'samples')
  const repository = 'RemoteWLB/remote-jobs'
  return [
    {
      use: 'remotewlb',
      parameters: (origin) => ({ api: origin, raw: origin, archive: origin }),
      documents: (origin) => repositoryDocuments(readFolder(join(samples, 'markdown-repository')), repository, origin),
    },
    {
      use: 'greenhouse',
      parameters: (origin) => ({ board: 'quillmark', api: origin }),
      documents: () => served(readFolder(join(samples, 'greenhouse')), (path) => path.replace(/\.json$/, '')),
    },
    {
      use: 'weworkremotely',
      parameters: (origin) => ({
        base: origin,
        category: ['remote-programming-jobs', 'all-other-remote-jobs'],
      }),
      documents: () => served(readFolder(join(samples, 'weworkremotely')), (path) => path),
    },
    {
      use: 'jobposting',
      parameters: (origin) => ({ site: 'fjordlist', start: `${origin}/sitemap.xml`, links: '/jobs/' }),
      documents: (origin) => {
        const files = readFolder(join(samples, 'jobposting-pages'))
        // A sitemap names its own host, which here is known only now.
        for (const path of ['sitemap.xml', 'robots.txt']) {
          const text = Buffer.from(files.get(path) ?? []).toString('utf8')
          files.set(path, Buffer.from(text.replaceAll('https://fjordlist.example', origin)))
        }
        return served(files, (path) => (path === 'index.html' ? '' : path.replace(/\.html$/, '')))
      },
    },
  ]
}

function served(
  files: ReadonlyMap<string, Uint8Array>,
  address: (path: string) => string,
): Map<string, SampleDocument> {
  return new Map(
    [...files].map(([path, body]) => [
      `/${address(path)}`,
      { type: types[extname(path)] ?? 'application/octet-stream', body },
    ]),
  )
}

function repositoryDocuments(
  files: ReadonlyMap<string, Uint8Array>,
  name: string,
  origin: string,
): ReadonlyMap<string, SampleDocument> {
  const { sha, entries } = gitTree(files)
  const git = `${origin}/repos/${name}/git`
  const tree = entries.map((entry) => ({ ...entry, url: `${git}/${entry.type}s/${entry.sha}` }))
  const body = Buffer.from(JSON.stringify({ sha, url: `${git}/trees/${sha}`, tree, truncated: false }))
  const documents = new Map<string, SampleDocument>([
    [`/repos/${name}/git/trees/HEAD`, { type: 'application/json; charset=utf-8', body }],
    [`/${name}/tar.gz/HEAD`, { type: 'application/x-gzip', body: tarball(`remote-jobs-${sha}`, files) }],
  ])
  for (const [path, bytes] of files)
    documents.set(`/${name}/HEAD/${path}`, { type: 'text/plain; charset=utf-8', body: bytes })
  return documents
}

/** Every file below a folder by its path with forward slashes, sorted. */
function readFolder(folder: string): Map<string, Uint8Array> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]))
}
