import { z } from 'zod'
import { environmentName, scalarKeys } from '../../config.ts'
import { Config } from '../../model/config.ts'

interface Schema {
  readonly type?: string
  readonly description?: string
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly required?: readonly string[]
}

const introduction = `\`jobwire.yaml\` is read from the working folder, or from where \`--config\` or \`JOBWIRE_CONFIG\` says. A flag holds over an environment
variable, that over the file, and the file over the default. What is wrong is named with its line, column and the nearest valid name.

\`\`\`yaml
contact: https://example.org/about-our-crawler
data: ./data
publicUrl: https://jobs.example.org
server: { host: 127.0.0.1, port: 8080 }
sources:
  - use: greenhouse
    board: { board: honeycomb }
    every: 6h
feeds:
  - slug: rust-eu
    title: Rust jobs open to Europe
    query: skill=rust&region=EU&workplace=remote
\`\`\`

| key | default | environment | meaning |
|---|---|---|---|
`

/** Every key of jobwire.yaml, from its schema. */
export function configurationPage(): string {
  const scalars = new Set(scalarKeys())
  const rows: string[] = []
  const walk = (schema: Schema, at: string): void => {
    for (const [name, inner] of Object.entries(schema.properties ?? {})) {
      const key = at ? `${at}.${name}` : name
      const standard = schema.required?.includes(name) ? 'required' : defaultText(inner)
      rows.push(
        `| \`${key}\` | ${standard} | ${scalars.has(key) ? `\`${environmentName(key)}\`` : ''} | ${inner.description ?? ''} |`,
      )
      if (inner.properties) walk(inner, key)
      if (inner.items?.properties) walk(inner.items, `${key}[]`)
    }
  }
  walk(z.toJSONSchema(Config, { io: 'input' }) as Schema, '')
  return `${introduction}${rows.join('\n')}\n`
}

function defaultText({ default: value, properties }: Schema): string {
  return value === undefined || properties ? '' : `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``
}
