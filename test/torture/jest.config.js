// What takes too long for every change: npm run torture, or npm run torture -- places for one file. One file at a time, and
// nothing beside it. Environment variables in the head of each file make it shorter or longer; SEED repeats a chance.
import everyday from '../../jest.config.js';

export default {
  ...everyday,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/torture/*.torture.ts'],
  maxWorkers: 1,
};
