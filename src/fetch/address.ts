import ipaddr from 'ipaddr.js'

/** Ranges that ipaddr.js calls `unicast` though nothing public lives there. */
const reserved6 = ['2001::/23', '3fff::/20', '5f00::/16', '64:ff9b:1::/48', '100::/64', 'fec0::/10', '::/96'].map(
  (range) => ipaddr.IPv6.parseCIDR(range),
)
const nat64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96')
const sixToFour = ipaddr.IPv6.parseCIDR('2002::/16')

/**
 * Whether an IP address is on the public internet: not loopback, private, link-local, carrier NAT, multicast, documentation or otherwise
 * special (RFC 6890), also where an IPv4 address is wrapped in IPv6 (mapped, NAT64, 6to4). What is no address is not public.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || address.includes('%')) return false
  const parsed = ipaddr.parse(address)
  return parsed instanceof ipaddr.IPv4 ? isPublic4(parsed) : isPublic6(parsed)
}

function isPublic4(address: ipaddr.IPv4): boolean {
  return address.range() === 'unicast'
}

function isPublic6(address: ipaddr.IPv6): boolean {
  if (address.isIPv4MappedAddress()) return isPublic4(address.toIPv4Address())
  const bytes = address.toByteArray()
  if (address.match(nat64)) return isPublic4(new ipaddr.IPv4(bytes.slice(12)))
  if (address.match(sixToFour)) return isPublic4(new ipaddr.IPv4(bytes.slice(2, 6)))
  return address.range() === 'unicast' && !reserved6.some((range) => address.match(range))
}
