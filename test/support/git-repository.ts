import { execFile, execFileSync, spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** One entry of a tree as GitHub's API and `git ls-tree` name it. */
export interface TreeEntry {
  readonly path: string
  readonly mode: string
  readonly type: 'blob' | 'tree' | 'commit'
  readonly sha: string
  readonly size: number | null
}

const cacheFolder = fileURLToPath(new URL('../../.tmp/git/', import.meta.url))

/** The bundle of the real board beside the project, where there is one. */
export const boardBundle = fileURLToPath(new URL('../../../shared/boards/remotewlb.bundle', import.meta.url))

/** Clones a bundle bare into the project's `.tmp` once and gives its folder; later calls, in any process, find it there. */
export function bareClone(bundle: string = boardBundle): string {
  const { size, mtimeMs } = statSync(bundle)
  const folder = `${cacheFolder}${size}-${Math.trunc(mtimeMs)}.git`
  if (existsSync(folder)) return folder
  mkdirSync(cacheFolder, { recursive: true })
  const draft = `${folder}.${process.pid}`
  execFileSync('git', ['clone', '--quiet', '--bare', bundle, draft], { stdio: ['ignore', 'ignore', 'pipe'] })
  try {
    renameSync(draft, folder)
  } catch (error) {
    // Another process was first.
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

/** Reads a bare git repository quickly: one long-lived `cat-file --batch`, trees and tarballs cached. */
export class GitRepository {
  readonly folder: string
  #child: ChildProcessWithoutNullStreams | undefined
  #waiting: { resolve: (bytes: Buffer | undefined) => void; reject: (error: Error) => void }[] = []
  #chunks: Buffer[] = []
  #length = 0
  #wanted = 0
  #trees = new Map<string, Promise<TreeEntry[]>>()

  constructor(folder: string) {
    this.folder = folder
  }

  async git(...args: string[]): Promise<string> {
    const { stdout } = await run('git', ['-C', this.folder, ...args], { maxBuffer: 1 << 28 })
    return stdout
  }

  /** The full sha of a revision. */
  async resolve(revision: string): Promise<string> {
    return (await this.git('rev-parse', '--verify', '--end-of-options', revision)).trim()
  }

  tree(sha: string, recursive: boolean): Promise<TreeEntry[]> {
    const key = `${sha} ${String(recursive)}`
    const known = this.#trees.get(key)
    if (known) return known
    const made = this.#list(sha, recursive)
    this.#trees.set(key, made)
    return made
  }

  async #list(sha: string, recursive: boolean): Promise<TreeEntry[]> {
    const output = await this.git('ls-tree', '-z', '-l', ...(recursive ? ['-r', '-t'] : []), sha)
    return output
      .split('\0')
      .filter(Boolean)
      .map((line) => {
        const [about = '', path = ''] = line.split('\t')
        const [mode = '', type = '', id = '', size = '-'] = about.split(/ +/)
        return { path, mode, type: type as TreeEntry['type'], sha: id, size: size === '-' ? null : Number(size) }
      })
  }

  /** The bytes of an object by sha, or undefined where there is none. */
  blob(sha: string): Promise<Buffer | undefined> {
    const child = (this.#child ??= this.#start())
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      child.stdin.write(`${sha}\n`)
    })
  }

  #start(): ChildProcessWithoutNullStreams {
    const child = spawn('git', ['-C', this.folder, 'cat-file', '--batch'])
    child.stdout.on('data', (chunk: Buffer) => this.#take(chunk))
    child.on('exit', () => {
      for (const { reject } of this.#waiting.splice(0)) reject(new Error('git cat-file ended'))
    })
    return child
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk)
    this.#length += chunk.length
    if (this.#length < this.#wanted) return
    let all = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks)
    this.#wanted = 0
    for (;;) {
      const end = all.indexOf(10)
      if (end < 0) break
      const header = all.toString('utf8', 0, end)
      if (header.endsWith(' missing')) {
        this.#waiting.shift()?.resolve(undefined)
        all = all.subarray(end + 1)
        continue
      }
      const last = end + 1 + Number(header.split(' ')[2])
      if (all.length < last + 1) {
        this.#wanted = last + 1
        break
      }
      this.#waiting.shift()?.resolve(Buffer.from(all.subarray(end + 1, last)))
      all = all.subarray(last + 1)
    }
    this.#chunks = all.length > 0 ? [all] : []
    this.#length = all.length
  }

  /** The gzipped tar of a commit as the host's archive service makes it; a path of the file, made once. */
  async tarball(commit: string, prefix: string): Promise<string> {
    const file = `${cacheFolder}${prefix}${commit}.tar.gz`
    if (existsSync(file)) return file
    mkdirSync(cacheFolder, { recursive: true })
    const draft = `${file}.${process.pid}.tar.gz`
    await this.git('archive', '--format=tar.gz', `--prefix=${prefix}${commit}/`, '-o', draft, commit)
    renameSync(draft, file)
    return file
  }

  close(): void {
    this.#child?.stdin.end()
    this.#child = undefined
  }
}
