-- Every page asks when a file was last changed.
create index files_by_position on files (collection, position);
-- A patch of usual size stays in its row: to put it aside, in parts with an index of their own, costs more than to keep it.
alter table revisions set (toast_tuple_target = 4080);
-- A document is read for every page and stays in its row as well; the words, which are read when an index is made elsewhere, are put aside.
alter table cases alter column document set storage main;
-- A registry has few collections. Without being told, statistics that were taken of one row would say that each case has its own, and
-- any index that begins with the collection would be as good as the right one.
alter table cases alter column collection set (n_distinct = 1);
alter table revisions alter column collection set (n_distinct = 1);
alter table claims alter column collection set (n_distinct = 1);
alter table files alter column collection set (n_distinct = 1);
alter table audit alter column collection set (n_distinct = 1);
