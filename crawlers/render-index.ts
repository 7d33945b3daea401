/** The ids of the sources among the file names of this folder. */
export function sourceIds(fileNames: readonly string[]): string[] {
  const others = ['index.ts', 'render-index.ts']
  return fileNames
    .filter((name) => name.endsWith('.ts') && !others.includes(name))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort()
}

/** The text of `crawlers/index.ts`: every source by its id. */
export function renderSourcesIndex(ids: readonly string[]): string {
  const name = (id: string): string =>
    id.replace(/^\d|-./g, (found) => (/\d/.test(found) ? `_${found}` : found.slice(1).toUpperCase()))
  const sorted = [...ids].sort()
  return [
    '// Generated from the files of this folder by `npm run gen`: do not edit.',
    "import type { Source } from '../src/model/source.ts'",
    ...sorted.map((id) => `import ${name(id)} from './${id}.ts'`),
    '',
    '/** Every source that jobwire has, by its id. */',
    '// prettier-ignore',
    'export const sources: ReadonlyMap<string, Source> = new Map([',
    ...sorted.map((id) => `  ${name(id)},`),
    '].map((source) => [source.id, source]))',
    '',
  ].join('\n')
}
