-- Nothing to do: SQLite keeps texts in their rows.
select 1;
