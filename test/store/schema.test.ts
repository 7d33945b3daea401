import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databasePage, tableDocs, viewDocs } from '../../src/store/sqlite/describe.ts'
import { openStore } from '../../src/store/sqlite/index.ts'
import * as schema from '../../src/store/sqlite/schema.ts'

interface RealColumn {
  readonly name: string
  readonly type: string
  readonly notnull: 0 | 1
  readonly pk: number
}

let folder: string
let db: Sqlite.Database
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jobwire-schema-'))
  await openStore({ path: join(folder, 'jobwire.db'), regions: {} }).close()
  db = new Sqlite(join(folder, 'jobwire.db'), { readonly: true })
})
afterAll(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

const tables = Object.values(schema)
  .filter((value) => is(value, SQLiteTable))
  .map((table) => getTableConfig(table))
const realTables = (): { name: string; type: string; strict: 0 | 1 }[] =>
  (db.pragma('table_list') as { schema: string; name: string; type: string; strict: 0 | 1 }[]).filter(
    ({ schema: of, name }) => of === 'main' && !name.startsWith('sqlite_'),
  )
const realColumns = (table: string): RealColumn[] => db.pragma(`table_xinfo(${table})`) as RealColumn[]

describe('the typed schema and the migrated tables', () => {
  it('name the same tables', () => {
    const real = realTables().filter(({ type }) => type === 'table')
    expect(tables.map(({ name }) => name).sort()).toEqual(real.map(({ name }) => name).sort())
  })

  it.each(tables.map((table) => [table.name, table] as const))('agree on %s', (name, table) => {
    const keyed = table.primaryKeys.flatMap(({ columns }) => columns.map((column) => column.name))
    const typed = table.columns.map((column) => ({
      name: column.name,
      type: column.getSQLType().toUpperCase(),
      notnull: column.notNull,
      key: column.primary || keyed.includes(column.name),
    }))
    const real = realColumns(name).map((column) => ({
      name: column.name,
      type: column.type,
      // A primary key is not null in an ordinary table by being an INTEGER or by its own word.
      notnull: column.notnull === 1 || column.pk > 0,
      key: column.pk > 0,
    }))
    const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1)
    expect(typed.sort(byName)).toEqual(real.sort(byName))
  })

  it('are STRICT, every one', () => {
    for (const { name, type, strict } of realTables()) if (type === 'table') expect([name, strict]).toEqual([name, 1])
  })
})

describe('docs/database.md', () => {
  it('has a meaning for every column and no other', () => {
    const documented = { ...tableDocs, ...viewDocs }
    const real = realTables().filter(({ type }) => type !== 'shadow')
    expect(Object.keys(documented).sort()).toEqual(real.map(({ name }) => name).sort())
    for (const { name, type } of real) {
      // FTS5 adds two hidden columns of its own: one named as the table, and rank.
      const columns = realColumns(name).map((column) => column.name)
      const own = type === 'virtual' ? columns.filter((column) => column !== name && column !== 'rank') : columns
      expect([name, Object.keys(documented[name]?.columns ?? {}).sort()]).toEqual([name, own.sort()])
    }
  })

  it('is printed from that list', () => {
    expect(readFileSync(new URL('../../docs/database.md', import.meta.url), 'utf8')).toContain(databasePage().trimEnd())
  })
})
