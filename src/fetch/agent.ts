import { lookup as systemLookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { SourceError } from '../errors.ts'
import { isPublicAddress } from './address.ts'
import type { Guard } from './guard.ts'
import type { Limits } from './limits.ts'

interface ResolvedAddress {
  readonly address: string
  readonly family: number
}

/** Turns a host name into all its addresses. */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>

const systemResolve: Resolve = (hostname) => systemLookup(hostname, { all: true })

/**
 * The undici agent of a fetcher. The addresses that a name resolves to are checked in the lookup that the connection itself uses, so no second
 * answer of the name server can differ. Certificates are always verified.
 */
export function createAgent(guard: Guard, limits: Limits, resolve: Resolve = systemResolve): Agent {
  const options = { timeout: limits.connectMs, keepAlive: true }
  const listed = buildConnector({
    ...options,
    lookup: checkedLookup(resolve, (host, address) => {
      // A public site under `allowPrivate` is a live site like any other.
      if (isPublicAddress(address)) guard.requireContact(host)
    }),
  })
  const open = buildConnector({ ...options, lookup: checkedLookup(resolve, requirePublic) })
  return new Agent({
    maxHeaderSize: limits.maxHeaderBytes,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.idleMs,
    keepAliveTimeout: 4000,
    // Hosts are paced before they get here.
    connections: null,
    pipelining: 1,
    connect(target, callback) {
      try {
        const allowed = guard.isAllowed(`${target.protocol}//${target.host ?? target.hostname}`)
        const host = target.hostname.replace(/^\[|\]$/g, '')
        if (isIP(host) !== 0) {
          // undici never looks an IP literal up.
          if (!allowed) requirePublic(host, host)
          else if (isPublicAddress(host)) guard.requireContact(host)
        }
        return (allowed ? listed : open)(target, callback)
      } catch (error) {
        callback(error as Error, null)
      }
    },
  })
}

function requirePublic(host: string, address: string): void {
  if (!isPublicAddress(address)) {
    throw new SourceError('private-address', `${host} resolves to ${address}, which is no public address`)
  }
}

function checkedLookup(resolve: Resolve, check: (host: string, address: string) => void): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        try {
          const [first] = addresses
          if (!first) throw Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' })
          for (const { address } of addresses) check(hostname, address)
          if (options.all) callback(null, [...addresses])
          else callback(null, first.address, first.family)
        } catch (error) {
          callback(error as NodeJS.ErrnoException, '', 0)
        }
      },
      (error: unknown) => callback(error as NodeJS.ErrnoException, '', 0),
    )
  }
}
