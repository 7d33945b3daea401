import type { Database } from 'better-sqlite3'
import { getTableColumns } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { getTableConfig } from 'drizzle-orm/sqlite-core'

/**
 * A prepared insert of whole rows into `table`, values mapped as its schema says (Drizzle's own insert costs 1.7 times as much prepared).
 * `conflict`: on an equal value of these columns every other column is replaced, except those of `keep`.
 */
export function tableWriter<T extends SQLiteTable>(
  db: Database,
  table: T,
  options: { conflict?: readonly string[]; keep?: readonly string[]; skip?: readonly string[] } = {},
): (row: T['$inferInsert']) => void {
  const columns = Object.entries(getTableColumns(table)).filter(
    ([, column]) => !column.generated && !options.skip?.includes(column.name),
  ) as [string, SQLiteColumn][]
  const names = columns.map(([, column]) => column.name)
  const conflict = options.conflict ?? []
  const replaced = names.filter((name) => !conflict.includes(name) && !options.keep?.includes(name))
  const upsert =
    conflict.length === 0
      ? ''
      : ` ON CONFLICT (${conflict.join(', ')}) DO UPDATE SET ${replaced.map((name) => `${name} = excluded.${name}`).join(', ')}`
  const statement = db.prepare(
    `INSERT INTO ${getTableConfig(table).name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})${upsert}`,
  )
  return (row) => {
    const values = row as Record<string, unknown>
    statement.run(
      columns.map(([property, column]) => {
        const value = values[property]
        return value === null || value === undefined ? null : column.mapToDriverValue(value)
      }),
    )
  }
}
