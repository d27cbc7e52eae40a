-- Long texts are compressed by LZ4 where this PostgreSQL has it: most of the time of keeping a case went into the older method.
do $$
declare
  place text[];
begin
  if exists (select from pg_catalog.pg_settings where name = 'default_toast_compression' and 'lz4' = any (enumvals)) then
    foreach place slice 1 in array array[['cases', 'document'], ['cases', 'text'], ['revisions', 'patch']] loop
      execute format('alter table %I alter column %I set compression lz4', place[1], place[2]);
    end loop;
  end if;
end $$;
