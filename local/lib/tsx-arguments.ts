export { nodeArguments as tsxArguments } from './node-arguments.ts';
