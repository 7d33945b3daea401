import { testFamilies } from '../contract/family.ts'
import { boardShapes } from '../support/json-shapes.ts'

testFamilies(boardShapes)
