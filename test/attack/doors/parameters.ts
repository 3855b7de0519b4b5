import type { Attempt } from '../helpers/attempt.ts';
import { base, COSTS, door, READ } from './door.ts';

export function parameters(): Attempt[] {
  const asked = (type: string, value: string, body: string) =>
    door(`{x:${type}} = ${value}`, { search: { ...base, param_x: value }, body });
  return [
    ...[
      'fact_costs',
      'beside.secrets',
      'system.tables',
      'costs settings additional_table_filters = {}',
      'costs; select 1',
    ].flatMap((value) => [
      asked('Identifier', value, 'select * from {x:Identifier}'),
      asked('Identifier', value, 'select * from crm.{x:Identifier}'),
      asked('String', value, 'select * from {x:String}'),
      asked('Identifier', value, 'select count() from merge({x:String}, {x:String})'),
    ]),
    asked('Identifier', 'beside', 'select * from {x:Identifier}.secrets'),
    asked('Identifier', 'system', 'select name, comment from {x:Identifier}.tables'),
    asked('Identifier', 'file', "select {x:Identifier}('/etc/passwd')"),
    asked('Identifier', 'file', "select arrayMap({x:Identifier}, ['/etc/passwd'])"),
    asked('Identifier', 'cost_id', 'select {x:Identifier} from fact_costs'),
    asked('String', '/etc/passwd', 'select file({x:String})'),
    asked('String', "a'; select 1 --", `${READ} where description = {x:String}`),
    asked(
      'String',
      "\\'; create table made_parameter (a UInt8) engine = Memory; --",
      `${READ} where description = {x:String}`,
    ),
    asked('String', "n UInt8, y String alias file(\\'/etc/passwd\\')", 'select y from values({x:String}, (1))'),
    asked('Array(String)', "['/etc/passwd']", 'select arrayMap(file, {x:Array(String)})'),
    asked(
      'Map(String, String)',
      "{'crm.fact_costs':'1'}",
      `${COSTS} settings additional_table_filters = {x:Map(String, String)}`,
    ),
    asked('UInt8', '1 settings additional_table_filters={}', `${COSTS} limit {x:UInt8}`),
    asked('Date', "2026-10-01') or file('/etc/passwd", `${READ} where created_at > {x:Date}`),
    asked('String', 'select 1', 'select * from eval({x:String})'),
  ];
}
