import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml'

/** A place in the file, from 1. */
interface Position {
  readonly line: number
  readonly column: number
}

/** A YAML text read once: its value, what is wrong with it, and where each value stands. */
export interface Yaml {
  readonly value: unknown
  readonly errors: readonly (Position & { message: string })[]
  /** Where the value (or the key) at a path stands; the nearest thing around it where it is absent. */
  position(path: readonly (string | number)[], onKey?: boolean): Position
}

/** Reads YAML 1.2; duplicate keys, unknown tags and alias bombs are errors. */
export function readYaml(text: string): Yaml {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const errors = [...document.errors, ...document.warnings].map((error) => ({
    ...place(error.pos[0]),
    message: error.message,
  }))
  let value: unknown = null
  if (errors.length === 0) {
    try {
      value = document.toJS({ maxAliasCount: 100 })
    } catch (error) {
      errors.push({ line: 1, column: 1, message: (error as Error).message })
    }
  }
  return {
    value,
    errors,
    position(path, onKey = false) {
      let node: Node | null = document.contents
      let offset = node?.range?.[0] ?? 0
      for (const [index, step] of path.entries()) {
        let next: unknown
        if (isMap(node)) {
          const pair = node.items.find(({ key }) => isScalar(key) && key.value === step)
          const key = pair?.key as Node | undefined
          if (!pair) break
          if (key?.range && (pair.value === null || (onKey && index === path.length - 1))) offset = key.range[0]
          else offset = (pair.value as Node).range?.[0] ?? offset
          next = pair.value
        } else if (isSeq(node) && typeof step === 'number') {
          next = node.items[step]
          offset = (next as Node | undefined)?.range?.[0] ?? offset
        } else break
        node = (next as Node | null) ?? null
      }
      return place(offset)
    },
  }
}
