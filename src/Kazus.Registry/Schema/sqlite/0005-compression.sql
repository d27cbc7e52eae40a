-- Nothing to do: SQLite keeps texts as they are.
select 1;
