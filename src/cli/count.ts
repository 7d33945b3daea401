import { InvalidArgumentError } from 'commander'

/** A whole number above 0, as an argument. Throws InvalidArgumentError. */
export function count(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('it is no whole number above 0.')
  return Number(text)
}
