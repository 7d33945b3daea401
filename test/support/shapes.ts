import { existsSync } from 'node:fs'
import { sources } from '../../crawlers/index.ts'
import type { Shape } from './shape.ts'

/** The shapes that sources state in `test/fixtures/<id>/loopback.ts`, those of the families that `belongs` takes. */
export async function shapesOf(belongs: (shape: Shape) => boolean): Promise<Shape[]> {
  const files = [...sources.keys()].map((id) => new URL(`../fixtures/${id}/loopback.ts`, import.meta.url))
  const modules = await Promise.all(
    files
      .filter((file) => existsSync(file))
      .map(async (file) => ((await import(file.href)) as { default: readonly Shape[] }).default),
  )
  return modules.flat().filter(belongs)
}

export const isPaged = (shape: Shape): boolean => shape.page !== undefined
export const isWindow = (shape: Shape): boolean => shape.proof.startsWith('window')
export const statesTotal = (shape: Shape): boolean => shape.proof.startsWith('declared')
