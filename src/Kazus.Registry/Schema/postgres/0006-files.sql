-- Every page asks when a file was last changed.
create index files_by_position on files (collection, position);
-- A patch of usual size stays in its row: to put it aside, in parts with an index of their own, costs more than to keep it.
alter table revisions set (toast_tuple_target = 4080);
