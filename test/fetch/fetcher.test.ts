import { testFetcher } from '../contract/fetcher.ts'
import { Rig } from './rig.ts'

testFetcher('createFetcher', () => Rig.start())
