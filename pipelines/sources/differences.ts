/** Where `actual` lacks what `expected` states: objects may hold more, lists are as long. Each with its place and both values. */
export function differences(actual: unknown, expected: unknown, at: string): string[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return [`${at} is ${shown(actual)}, not a list`]
    const length = actual.length === expected.length ? [] : [`${at} holds ${actual.length}, not ${expected.length}`]
    return [...length, ...expected.flatMap((value, index) => differences(actual[index], value, `${at}/${index}`))]
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null) return [`${at} is ${shown(actual)}, not an object`]
    return Object.entries(expected).flatMap(([name, value]) =>
      differences((actual as Record<string, unknown>)[name], value, `${at}/${name}`),
    )
  }
  return Object.is(actual, expected) ? [] : [`${at} is ${shown(actual)}, not ${shown(expected)}`]
}

function shown(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value)
}
