import { testFamilies } from '../contract/family.ts'
import { markupShapes } from '../support/markup-shapes.ts'

testFamilies(markupShapes)
