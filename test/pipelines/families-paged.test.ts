import { testFamilies } from '../contract/family.ts'
import { pagedShapes } from '../support/json-shapes.ts'

testFamilies(pagedShapes)
