import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sourceIds } from '../../crawlers/render-index.ts'
import type { Ended } from './cli.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const needed = [
  'package.json',
  'tsconfig.json',
  'eslint.config.js',
  'crawlers',
  'pipelines',
  'src',
  'docs',
  'data/tables',
  'test/fixtures',
  'test/support',
]

/** The code of the project in a folder of its own, for tests that write into it; of its sources only those that are named. */
export class ProjectCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'jobwire-copy-'))

  constructor(kept: readonly string[]) {
    for (const path of needed) cpSync(join(project, path), join(this.folder, path), { recursive: true })
    for (const id of sourceIds(readdirSync(join(project, 'crawlers'))).filter((each) => !kept.includes(each)))
      for (const path of [`crawlers/${id}.ts`, `test/fixtures/${id}`])
        rmSync(join(this.folder, path), { recursive: true, force: true })
    symlinkSync(join(project, 'node_modules'), join(this.folder, 'node_modules'))
  }

  /** Runs a line of a shell in it to its end. */
  run(line: string): Promise<Ended> {
    return new Promise((resolve, reject) => {
      const child = spawn('sh', ['-c', line], {
        cwd: this.folder,
        env: { PATH: process.env.PATH, HOME: process.env.HOME, npm_config_offline: 'true', NO_COLOR: '1' },
      })
      let stdout = ''
      let stderr = ''
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
      child.on('error', reject)
      child.on('close', (code) => resolve({ code, stdout, stderr }))
      child.stdin.end()
    })
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
