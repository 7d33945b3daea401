import { testFamilies } from '../contract/family.ts'
import { genericShapes } from '../support/json-shapes.ts'

testFamilies(genericShapes)
