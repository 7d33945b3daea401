import { expect, test } from 'vitest'
import { nextStart } from '../../src/schedule/next-start.ts'
import { runSchedule } from '../../src/schedule/run-schedule.ts'

const hour = 3_600_000

test('the next start is at once, or an interval after the last, up to a tenth later', () => {
  expect(nextStart(null, hour, 5, 0.9)).toBe(5)
  expect(nextStart(0, hour, 5, 0)).toBe(hour)
  expect(nextStart(0, hour, 5, 0.5)).toBe(hour * 1.05)
})

test('what is due together is done together, and each keeps its interval', async () => {
  let now = 0
  const stop = new AbortController()
  const done: [number, string][] = []
  await runSchedule({
    recurring: [
      { key: 'never', everyMs: 2 * hour, lastStartMs: null },
      { key: 'half an hour ago', everyMs: hour, lastStartMs: -hour / 2 },
    ],
    clock: {
      now: () => now,
      sleep: async (ms) => {
        now += ms
      },
    },
    random: () => 0,
    signal: stop.signal,
    run: async (keys) => {
      done.push(...keys.map((key): [number, string] => [now / hour, key]))
      // A crawl takes its time; the interval counts from its start.
      now += 60_000
      if (now > 2.4 * hour) stop.abort()
    },
  })
  expect(done).toEqual([
    [0, 'never'],
    [0.5, 'half an hour ago'],
    [1.5, 'half an hour ago'],
    [2, 'never'],
    [2.5, 'half an hour ago'],
  ])
})

test('an abort while it sleeps ends it; an error of the work does too', async () => {
  const stop = new AbortController()
  const recurring = [{ key: 'a', everyMs: hour, lastStartMs: 0 }]
  const clock = {
    now: () => 1,
    sleep: async () => {
      stop.abort()
      throw new Error('aborted')
    },
  }
  await runSchedule({ recurring, clock, random: () => 0, signal: stop.signal, run: async () => undefined })
  const failing = runSchedule({
    recurring: [{ key: 'a', everyMs: hour, lastStartMs: null }],
    clock,
    random: () => 0,
    signal: new AbortController().signal,
    run: () => Promise.reject(new Error('disk full')),
  })
  await expect(failing).rejects.toThrow('disk full')
})

test('before each sleep, at least once a minute, what is done while idle is done', async () => {
  let now = 0
  const stop = new AbortController()
  const idle: number[] = []
  await runSchedule({
    recurring: [{ key: 'a', everyMs: hour, lastStartMs: 0 }],
    clock: {
      now: () => now,
      sleep: async (ms) => {
        now += ms
      },
    },
    random: () => 0,
    signal: stop.signal,
    run: async () => stop.abort(),
    idle: async () => {
      idle.push(now)
    },
  })
  expect(idle).toEqual(Array.from({ length: 240 }, (_, look) => look * 15_000))
})

test('what recurs may change: new at once, gone never again, the others keep their turn', async () => {
  let now = 0
  const stop = new AbortController()
  const done: [number, string][] = []
  let asked = 0
  const a = { key: 'a', everyMs: hour, lastStartMs: 0 }
  const b = { key: 'b', everyMs: hour, lastStartMs: 0 }
  await runSchedule({
    recurring: [a],
    clock: {
      now: () => now,
      sleep: async (ms) => {
        now += ms
        if (now > 2.5 * hour) stop.abort()
      },
    },
    random: () => 0,
    signal: stop.signal,
    run: async (keys) => {
      done.push(...keys.map((key): [number, string] => [now / hour, key]))
    },
    refresh: async () => {
      asked += 1
      // At half an hour b comes, never asked before; at an hour and a half a goes.
      if (now === hour / 2) return [a, { ...b, lastStartMs: null }]
      return now === 1.5 * hour ? [b] : null
    },
  })
  expect(done).toEqual([
    [0.5, 'b'],
    [1, 'a'],
    [1.5, 'b'],
    [2.5, 'b'],
  ])
  expect(asked).toBeGreaterThan(150)
})

test('what was skipped is due at once when it no longer is', async () => {
  let now = 0
  const stop = new AbortController()
  const done: number[] = []
  const a = { key: 'a', everyMs: 6 * hour, lastStartMs: null }
  await runSchedule({
    recurring: [{ ...a, off: true }],
    clock: {
      now: () => now,
      sleep: async (ms) => {
        now += ms
        if (now >= 3 * hour) stop.abort()
      },
    },
    random: () => 0,
    signal: stop.signal,
    run: async () => void done.push(now),
    refresh: async () => (now === hour ? [{ ...a, off: true }] : now === 2 * hour ? [{ ...a, off: false }] : null),
  })
  // The first is the skip itself.
  expect(done).toEqual([0, 2 * hour])
})

test('where nothing recurs it waits for what will', async () => {
  let now = 0
  const stop = new AbortController()
  await runSchedule({
    recurring: [],
    clock: {
      now: () => now,
      sleep: async (ms) => void (now += ms),
    },
    random: () => 0,
    signal: stop.signal,
    run: async () => stop.abort(),
    refresh: async () => (now < hour ? null : [{ key: 'a', everyMs: hour, lastStartMs: null }]),
  })
  expect(now).toBe(hour)
})
