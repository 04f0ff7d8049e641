// All of AJV behind one door, so that a build makes one file of it, to be read when there is something to check.
export { Ajv2020 } from 'ajv/dist/2020.js'
export { default as formats } from 'ajv-formats'
