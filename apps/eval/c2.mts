import { readCommand } from '../../packages/core/src/checks/command/simple-command.ts';
import { Variables } from '../../packages/core/src/checks/command/variables.ts';
import * as m from '../../packages/core/src/checks/command/executables-reference.ts';
const ex = (Object.values(m)[0] as any);
for (const text of process.argv.slice(2)) console.log(text, readCommand(text, {kind:'start',doubled:false,start:0,end:0,inGroup:false,inBackticks:false} as any, {executables: ex as any, variables: new Variables(text)}));
